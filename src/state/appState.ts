/** Everything in the store: of each slice its values and its actions. `slices` has one file for each interface. */

import type { StoreApi } from 'zustand/vanilla';
import type { ModelComparison } from '../core/baseModels/comparison';
import type { BaseCheck } from '../core/data/findings/model/reversedLabel';
import type { Finding } from '../core/data/findings/types';
import type { DataChoices, ParseOptions, Roles } from '../core/data/types';
import type { LossName } from '../core/losses/catalogue';
import type { ParamValue } from '../core/losses/types';
import type { MemoryEstimate, TokenLengths } from '../core/model/types';
import type { RecipeField, RecipeSettings } from '../core/recipe/fields';
import type { Recipe } from '../core/recipe/types';
import type { Evaluation, Progress } from '../core/run/events';
import type { KeptData } from '../core/run/record/keptData';
import type { RunRecord } from '../core/run/record/record';
import type { Sample } from '../core/samples/catalogue';
import type { RowWindow } from '../core/report/rowWindow';
import type { EvaluationTexts } from '../core/run/evaluationTexts';
import type { FieldSection } from '../core/recipe/fieldEntry';
import type { DataSlot, RowQuery } from '../protocol/calls';
import type { DeviceSlice } from './shapes/device';
import type { FollowingField } from './following';
import type { BaseModelSlice } from './shapes/baseModel';
import type { BaseModelsSlice } from './shapes/baseModels';
import type { ComparingSlice, QueueSlice } from './shapes/runs';
import type { StaticsSlice } from './shapes/statics';
import type { DownloadsSlice } from './shapes/downloads';
import type { OnnxSlice } from './shapes/onnx';
import type { PushSlice } from './shapes/push';
import type { LessonSlice, PreferencesSlice, ProblemsSlice, ViewSlice } from './shapes/window';
import type { Continuing, InterruptedSlice, KeepingForLater, PuttingBack } from './keeping/interrupted';
import type { Comparison, Pair, Search } from './exploring';
import type { KeptModelsSlice } from './keptModels';
import type { DataStage, Deleted, EvaluationChoices, RefusedFile, RunStage } from './stages';

/** The training file and the optional second one. */
export interface DataSlice {
  readonly files: Readonly<Record<DataSlot, DataStage>>;
  /** The file of the section's problem, so that it can be read again under other options. */
  readonly refused: RefusedFile | null;
  /** How far the rows have been read again under a changed mapping; null where that is done, or takes no time. */
  readonly remapping: Progress | null;
  /** Reads a training file; the reading of another is cancelled. */
  openFile(file: File, options?: ParseOptions): Promise<void>;
  /** Fetches a sample from beside the page, and reads it as the training file. */
  openSample(sample: Sample): Promise<void>;
  openHeldOut(file: File, options?: ParseOptions): Promise<void>;
  closeHeldOut(): Promise<void>;
  /** Cancels the current reading; the file that was open before stays. */
  cancelReading(slot: DataSlot): void;
  /** The mapping before holds again. */
  cancelMapping(): void;
  /** Reads the refused file, else the training file, again under other options; absent ones are detected. */
  setParseOptions(options: ParseOptions): Promise<void>;
  /** Choices about a column that loses its role are dropped. */
  setRoles(roles: Roles): Promise<void>;
  /** Replaces what the person chose about how the data is understood; what is absent is guessed. */
  setChoices(choices: DataChoices): Promise<void>;
  /** Turns the labels the other way round; nothing where they have no direction. */
  reverseLabel(): Promise<void>;
  /** Every rejected row of the training file, as CSV. */
  rejectedRows(): Promise<Blob | null>;
  /** Null where it failed; the problem is shown. */
  rowWindow(query: RowQuery): Promise<RowWindow | null>;
  /** The sentences of the run's evaluation pairs; null where there is no run, or its data is not open. */
  evaluationTexts(): Promise<EvaluationTexts | null>;
  forgetRefused(): void;
  /** Dismisses the problem that a run is using the file. */
  dismissInUse(): void;
}

/** The recipe's fields, but for those that other slices look after. */
export interface RecipeSlice {
  readonly recipe: Recipe;
  /** Whether the person chose the loss against the inference; forgotten when the data changes. */
  readonly lossChosen: boolean;
  chooseLoss(loss: LossName): void;
  setField<N extends RecipeField>(field: N, value: RecipeSettings[N]): void;
  /** Back to what is suggested, else to the default. */
  resetField(field: RecipeField): void;
  setLossParam(name: string, value: ParamValue): void;
  /** Everything that the section is about, back to what is suggested; the base model too, unless a run has it. */
  resetSection(section: FieldSection): void;
  /** Takes the loss that fits the data, unless the person chose another that fits too. */
  inferLoss(): void;
  /** Takes all settings and the base model of a recipe: no suggestion changes them. */
  takeSettings(recipe: Recipe): void;
  /** Replaces the recipe and nothing else: for slices that look after the consequences themselves. */
  setRecipe(recipe: Recipe): void;
}

/** The numbers that suit the data and the model. */
export interface SuggestionSlice {
  /** Those that the person has set: they follow no suggestion. */
  readonly ownNumbers: readonly FollowingField[];
  /** @param own whether the person has set the field; a field that follows nothing may be named too */
  setOwnNumber(field: RecipeField, own: boolean): void;
  /** Sets the numbers that the person has not set as they suit the data and the model. */
  followSuggestion(): void;
}

/** What a run would take. */
export interface EstimatesSlice {
  readonly tokenLengths: TokenLengths | null;
  readonly memory: MemoryEstimate | null;
  refreshEstimates(): Promise<void>;
  forgetTokenLengths(): void;
  forgetMemory(): void;
}

/** What is found in the data beside its own report: see `findingsOf`. */
export interface FindingsSlice {
  /** On what a run would evaluate on. */
  readonly evaluationFindings: readonly Finding[];
  /** Null while unknown, and where the labels have no direction. */
  readonly baseCheck: BaseCheck | null;
  refreshEvaluationFindings(): Promise<void>;
  /** Asks the loaded base model, unless a run has it. */
  refreshBaseCheck(): Promise<void>;
  forgetBaseCheck(): void;
  /** Cancels the calls under way. */
  interruptFindings(): void;
}

/** The run: started, paused, resumed, stopped. */
export interface RunSlice extends Continuing {
  readonly run: RunStage;
  /** Whether the run was stopped and has not done its last step yet. */
  readonly stopping: boolean;
  /** Starts what is queued, one after the other, unless a run is active. */
  runQueue(): Promise<void>;
  /** During a run it is queued. A recipe with a wrong field starts nothing and is reported. */
  train(): Promise<void>;
  /** Evaluates the base model on the first `limit` rows; null: all. During a run it is queued. */
  evaluateOnly(limit: number | null, choices?: EvaluationChoices): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run and keeps the model so far; the next in the queue starts. */
  stop(): Promise<void>;
}

/** Every run that was made, and the one whose results the page shows. */
export interface RunsSlice extends PuttingBack {
  /** In the order of their numbers. */
  readonly runs: readonly RunRecord[];
  /** Run 0: the base models' evaluations, by `baseKey`. */
  readonly bases: Readonly<Record<string, Evaluation>>;
  /** The id of the run that is shown; see `shownRun`. */
  readonly selected: string | null;
  /** What was deleted last and can be restored until something else is deleted. */
  readonly deleted: Deleted | null;
  /** @param id null shows none */
  selectRun(id: string | null): void;
  /** An empty name leaves the number alone. */
  renameRun(id: string, name: string): void;
  pinRun(id: string, pinned: boolean): void;
  /** Not a run that is active. */
  deleteRun(id: string): void;
  undoDelete(): void;
  /** Takes a run's settings and base model for the next run. */
  applySettings(id: string): void;
  /** Takes the state of the run in progress into its record. */
  recordRun(): void;
}

/** What is kept in this browser between visits. */
export interface KeepingSlice extends KeepingForLater {
  /** The files that can be opened again, the latest opened first. */
  readonly keptData: readonly KeptData[];
  /** Whether the latest file is being opened again after a reload. */
  readonly restoring: boolean;
  /** Takes what was kept back into the store. @param reopen opens the latest file again, as after a reload */
  restore(reopen: boolean): Promise<void>;
  /** The answer to whether data and runs are kept. What is kept already stays until it is deleted. */
  setKeeping(keep: boolean): Promise<void>;
  /** Opens a kept file with its choices and shows its latest run. */
  openKept(fingerprint: string): Promise<void>;
  /** Deletes a kept file and its runs; `undoDelete` restores them. */
  deleteKept(fingerprint: string): void;
  /** Deletes everything that the page has stored in this browser, unless a run is active. @returns whether it did */
  clearEverything(): Promise<boolean>;
  /** Keeps the present state of a run. */
  keepRun(id: string): void;
  /** Keeps a run's name and pin; waits for no other write where the run has ended and is kept. */
  keepName(id: string): void;
  /** Keeps a comparison of base models. */
  keepComparison(comparison: ModelComparison): void;
  /** Keeps the open files and the choices for them. */
  keepOpenData(): void;
  /** Resolves once all that was asked for so far is kept, or has failed and was reported. */
  allKept(): Promise<void>;
  /** No longer keeps runs; their models stay as long as they can be restored. */
  forgetRuns(ids: readonly string[]): void;
  /** Keeps what was deleted again. */
  keepRestored(restored: Deleted): void;
}

/** Two sentences and their cosine under each model. */
export interface ComparisonSlice {
  readonly pair: Pair;
  readonly comparison: Comparison;
  /** The models are asked once nothing is typed for a moment. */
  setSentence(which: keyof Pair, text: string): void;
  /** The pair is on the screen: nothing is computed before. */
  pairSeen(): void;
  /** Takes a near miss of the dataset as the pair, unless the person has typed one. */
  proposePair(): void;
  /** Computes the cosines again. */
  compare(): void;
  /** Cancels the calls under way, and keeps the last answer. */
  pauseComparison(): void;
  /** Cancels the calls under way, and forgets the last answer. */
  clearComparison(): void;
  compareAfterRun(): void;
  /** Forgets the answer of the fine-tuned model, in whose place there is another or none, and asks again. */
  compareAnother(): void;
}

/** The search through the dataset's sentences. */
export interface SearchSlice {
  readonly query: string;
  readonly search: Search;
  /** Once all sentences are embedded the results follow what is typed. */
  setQuery(query: string): void;
  find(): Promise<void>;
  /** Cancels it; the sentences that are embedded are kept. */
  stopSearch(): void;
  /** Cancels it because a run needs the models. */
  interruptSearch(): void;
  forgetSearch(): void;
  /** Forgets the results of the fine-tuned model, in whose place there is another or none. */
  forgetTunedHits(): void;
}

/** What has happened in one slice and has consequences in others. */
export interface EventsSlice {
  /** A training file is being read. */
  openingData(): void;
  /** The training data or its mapping. */
  dataChanged(): void;
  evaluationFileChanged(): void;
  /** Any field of the recipe but its base model. */
  recipeChanged(): void;
  computeChanged(): void;
  /** The base model makes other vectors of the same sentences. */
  modelSettingsChanged(): void;
  baseModelChosen(): void;
  modelLoaded(): void;
  modelUnloaded(): void;
  /** By the person, and no other run is in progress. */
  runAsked(): void;
  /** The run that is shown is another, or none. */
  runSelected(): void;
  runStarted(): void;
  runEvaluated(): void;
  runEnded(): void;
}

export type AppState = DataSlice &
  RecipeSlice &
  SuggestionSlice &
  BaseModelSlice &
  EstimatesSlice &
  FindingsSlice &
  DeviceSlice &
  RunSlice &
  QueueSlice &
  RunsSlice &
  ComparingSlice &
  BaseModelsSlice &
  StaticsSlice &
  KeepingSlice &
  InterruptedSlice &
  KeptModelsSlice &
  PushSlice &
  OnnxSlice &
  DownloadsSlice &
  ComparisonSlice &
  SearchSlice &
  LessonSlice &
  PreferencesSlice &
  ViewSlice &
  ProblemsSlice &
  EventsSlice;

export type AppStore = StoreApi<AppState>;
