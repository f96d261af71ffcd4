/** What the store knows of the models of runs: which one is in memory, and what is being done with those that are stored. */

import type { Message } from '../messages/message';
import type { Progress } from '../core/run/events';

export interface KeptModelsSlice {
  /** The id of the run whose model the worker has in memory; null where it has none. */
  readonly inMemory: string | null;
  /** The model that is being stored. */
  readonly storing: { readonly id: string; readonly progress: Progress | null } | null;
  /** How far a stored model is loaded that was asked for; null where none is being loaded. */
  readonly opening: Progress | null;
  /** Which stored models have made room for the newest one. */
  readonly modelNotices: readonly Message[];
  setInMemory(id: string | null): void;
  /** Takes the progress of a call that may have to load a stored model; null: the call has ended. */
  modelOpening(progress: Progress | null): void;
  /**
   * Stores the model that is in memory, where the person keeps runs and it came to something: the last three and those of
   * pinned runs stay, and the oldest others go. What could not be stored is reported.
   */
  keepModel(): Promise<void>;
  /** Compares the records with what is stored, and deletes stored models that have no record. */
  findModels(known: readonly string[] | null): Promise<void>;
}
