/** What the store keeps of base models that are compared on the open data, without training. */

import type { ComparedFrom, KeptModel, ModelComparison, RowChoice } from '../../core/baseModels/comparison';
import type { Problem } from '../../core/errors';
import type { ModelSettings } from '../../core/recipe/modelSettings';
import type { Progress } from '../../core/run/events';
import type { EvaluationTexts } from '../../core/run/evaluationTexts';
import type { ModelFolder } from '../stages';

/** A model that is to be compared. */
export interface Candidate {
  readonly id: number;
  /** Unique among the candidates; empty for the built-in model. */
  readonly title: string;
  readonly from: ComparedFrom;
  /** Its files, where it is a folder. */
  readonly folder: ModelFolder | null;
  /** Of its files; null while unknown. */
  readonly bytes: number | null;
  /** See `workPerToken`; null while unknown. */
  readonly work: number | null;
  /** Whether some of them have to be downloaded. */
  readonly remote: boolean;
  /** Why it could not be measured the last time. */
  readonly problem: Problem | null;
}

/** The comparison under way. */
export interface Comparing {
  /** The id of the model that is being measured; null while the intervals are computed. */
  readonly candidate: number | null;
  readonly progress: Progress | null;
  /** Seconds for this model and those that wait; null while unknown. */
  readonly remaining: number | null;
  readonly measured: readonly KeptModel[];
  /** Whether no other model is measured any more. */
  readonly stopping: boolean;
}

export interface BaseModelsSlice {
  readonly candidates: readonly Candidate[];
  readonly rowChoice: RowChoice;
  readonly comparingModels: Comparing | null;
  /** The last comparison on each file. */
  readonly modelComparisons: readonly ModelComparison[];
  /** Nothing where it is a candidate already. */
  addCandidate(from: Exclude<ComparedFrom, { readonly kind: 'folder' }>): void;
  addFolder(folder: ModelFolder): void;
  removeCandidate(id: number): void;
  /** How the vectors of an ONNX candidate are made. */
  setOnnxSettings(id: number, settings: ModelSettings): void;
  setRowChoice(rows: RowChoice): void;
  /** Measures every candidate on the same rows; one that fails is left out, and says why. */
  compareBaseModels(): Promise<void>;
  /** Measures no more models, and compares those that are done. */
  stopComparing(): void;
  /** Ends the comparison without a result. */
  interruptComparing(): void;
  /** Takes a compared model as the base model of the next run; see `baseUse`. */
  takeAsBase(model: Pick<KeptModel, 'name' | 'from'>): void;
  /** The sentences of the evaluated pairs; null where the data is not open as it was. */
  comparedTexts(comparison: ModelComparison): Promise<EvaluationTexts | null>;
}
