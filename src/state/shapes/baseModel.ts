/** The base model and the teacher's folder, as the store has them. */

import type { BaseModel } from '../../core/recipe/types';
import type { HubModel, HubSize, ModelFolder, ModelStage, WantedModel } from '../stages';

/** The base model in the worker, and the choice of another. */
export interface BaseModelSlice {
  readonly model: ModelStage;
  readonly folder: ModelFolder | null;
  /** The folder of the teacher that was chosen; the recipe has its name. */
  readonly teacherFolder: ModelFolder | null;
  /** The Hub model that is or was typed; it stays while another source is chosen. */
  readonly hub: HubModel;
  readonly hubSize: HubSize;
  chooseBaseModel(baseModel: BaseModel): void;
  /** Chooses the Hub with this model; nothing is fetched yet. */
  setHub(hub: HubModel): void;
  setEndpoint(endpoint: string): void;
  chooseFolder(folder: ModelFolder): void;
  chooseTeacherFolder(folder: ModelFolder): void;
  /** Asks the Hub for the size of the chosen model's download. */
  askHubSize(): Promise<void>;
  /** Loads a base model, the chosen one if absent, unless it is loaded already. Rejects with the problem. */
  ensureModel(wanted?: WantedModel): Promise<void>;
  /** The same from a button: a problem is shown. */
  loadModel(): Promise<void>;
  cancelLoading(): void;
  /** Forgets the loaded model where it is not the chosen one: queued runs may have needed another. */
  returnToChosenModel(): void;
}
