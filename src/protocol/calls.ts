/**
 * The list of calls: everything that the page can ask of the worker.
 *
 * A new call is one entry here and one handler in its service (`src/worker/services`); until the handler is there, the
 * project does not compile. Both ends read the rest from the entry: the worker's session finds the service by its name
 * and loads it when it is first needed, and after a crash the client repeats to the new worker the calls that have a
 * `state`. The page then calls `trainer.call(name, params)`, and a recording for the replay trainer answers under the
 * same name. A new download is no new call: see `core/run/downloads.ts`.
 */

import type { Message } from '../messages/message';
import type { ServedFile } from '../core/model/builtin';
import type { DeviceReport } from '../core/device/report';
import type { StepTiming } from '../core/device/timing';
import type { BaseCheck } from '../core/data/findings/model/reversedLabel';
import type { ComparedFrom, OnnxOf } from '../core/baseModels/comparison';
import type { MeasuredModel } from '../core/baseModels/measured';
import type { Ranking } from '../core/baseModels/rank';
import type { Finding } from '../core/data/findings/types';
import type { Mapping, ParseOptions } from '../core/data/types';
import type { Problem } from '../core/errors';
import type { MemoryEstimate, ModelReport, Side, TokenLengths } from '../core/model/types';
import type { StaticSettings } from '../core/model/static';
import type { ModelSize } from '../core/model/work';
import type { PushTarget } from '../core/model/push';
import type { ModelSettings } from '../core/recipe/modelSettings';
import type { BaseModel, Compute, Recipe } from '../core/recipe/types';
import type { RowFilter, RowWindow } from '../core/report/rowWindow';
import type { ExamplesReport, FileReport } from '../core/report/types';
import type { DownloadChoices, DownloadName } from '../core/run/downloads';
import type { OnnxMeasures } from '../core/run/onnx/measures';
import type { Precision } from '../core/run/precisions';
import type { PairOfModels } from '../core/run/comparison/pairOfModels';
import type { EvaluationTexts } from '../core/run/evaluationTexts';
import type { EvaluatedRun } from '../core/run/record/evaluatedRun';
import type { Paired } from '../core/statistics/paired';
import type { Evaluated } from '../core/statistics/units';
import type { EvaluatedRows } from '../core/data/evaluation/evaluatedRows';
import type { Evaluation, Progress, RunEvent } from '../core/run/events';
import type { Keeping } from '../core/run/record/keptModels';
import type { ModelOfRun, RunOfFile } from '../core/run/record/record';

/** A static model's folder, and the same as a zip. */
export interface StaticModel {
  readonly name: string;
  readonly files: readonly FolderFile[];
  readonly zip: Blob;
}

/** The training file, or a second one to evaluate on. */
export type DataSlot = 'train' | 'heldOut';

/** A base model with what is needed to read it. */
export type ModelSource =
  | (Extract<BaseModel, { kind: 'builtin' }> & {
      /** Where its files are served; absent: below the page. */
      readonly files?: readonly ServedFile[];
    })
  | (Extract<BaseModel, { kind: 'folder' }> & { readonly files: readonly FolderFile[] })
  | HubSource;

/** A model that is compared with others, with what is needed to read it. */
export type ComparedSource =
  | ModelSource
  | Extract<ComparedFrom, { readonly kind: 'run' }>
  | OnnxOf<Exclude<ModelSource, { readonly kind: 'builtin' }>>;

type HubSource = Extract<BaseModel, { kind: 'hub' }> & { readonly endpoint: string };

export interface FolderFile {
  /** Relative to the chosen folder. */
  readonly path: string;
  readonly file: File;
}

/** `count` of the file's rows that the filter leaves, from the `start`-th of them on. */
export interface RowQuery extends RowFilter {
  readonly slot: DataSlot;
  readonly start: number;
  readonly count: number;
}

/** The loaded base model, or the model of a training run. */
interface OneModel {
  /** The id of the run that trained it; null for the base model. */
  readonly run: string | null;
  readonly compute: Compute;
  /** How the base model is read; the model of a run is read as its recipe says. */
  readonly settings: ModelSettings;
}

/** A run that starts. */
export interface NewRun {
  /** Of its record; its model and its checkpoints are asked for by it. */
  readonly id: string;
  readonly recipe: Recipe;
  /** An evaluation that may be the base model's on the same rows: it is used where it is. Null: it is measured. */
  readonly base: Evaluation | null;
  /** Steps that this page has measured: where the device is chosen automatically, none is measured twice. */
  readonly timings: readonly StepTiming[];
}

/** The model that is a loss's teacher; null where the recipe names none but the built-in one. */
interface NewTraining extends NewRun {
  readonly teacher: ModelSource | null;
  readonly keeping: RunKeeping;
}

/** How a training run is kept while it goes. */
export interface RunKeeping {
  /** Whether checkpoints are written; `saveCheckpoints` changes it during the run. */
  readonly save: boolean;
  /** Whether it resumes from its newest checkpoint; without one it starts from the beginning, and says so. */
  readonly resumes: boolean;
}

/** A checkpoint was written, or could not be, which is said once a run. */
export type CheckpointReport =
  | {
      readonly type: 'checkpoint';
      /** Steps done. */
      readonly step: number;
      readonly bytes: number;
      /** For which the run waited. */
      readonly seconds: number;
    }
  | { readonly type: 'unsaved'; readonly problem: Problem };

/** A step was measured on the devices, for the page to remember. */
export interface TimingReport {
  readonly type: 'timed';
  readonly timing: StepTiming;
}

/** How measuring ONNX files stands: `measured` after each of them, with all so far. */
export type OnnxReport =
  ({ readonly type: 'progress' } & Progress) | { readonly type: 'measured'; readonly measures: OnnxMeasures };

export interface SearchResult {
  /** The nearest first. */
  readonly hits: readonly { readonly text: string; readonly cosine: number }[];
  /** Distinct sentences that were searched, and how many the dataset has. */
  readonly searched: number;
  readonly total: number;
}

/**
 * The parts of the worker that answer calls. `run` is everything that computes; its module brings tfjs, so it is loaded
 * at the first call that needs it.
 */
export type ServiceName = 'data' | 'files' | 'model' | 'run';

interface Call<S extends ServiceName, Params, Result, Report> {
  readonly service: S;
  /**
   * The part of the worker's state that the call sets, as a path; null where it sets none. The last call for a part is
   * repeated to a new worker after a crash. It replaces those for the same part and for everything below it.
   */
  readonly state: ((params: Params) => string) | null;
  /** Whether the call only reads what is open: one that ends with a lost worker is sent to the new one instead of failing. */
  readonly reads: boolean;
  /** Never set: it only carries the types. */
  readonly types?: { readonly params: Params; readonly result: Result; readonly report: Report };
}

/** Makes the entries of one service's calls: parameters, result, and what is reported until then. */
const answeredBy =
  <S extends ServiceName>(service: S) =>
  <Params, Result, Report = Progress>(
    state: ((params: Params) => string) | null = null,
  ): Call<S, Params, Result, Report> => ({ service, state, reads: false });

const reading = <S extends ServiceName, Params, Result, Report>(
  call: Call<S, Params, Result, Report>,
): Call<S, Params, Result, Report> => ({ ...call, reads: true });

const data = answeredBy('data');
const files = answeredBy('files');
const model = answeredBy('model');
const run = answeredBy('run');

export const calls = {
  openData: data<{ slot: DataSlot; file: File; options: ParseOptions }, FileReport>(({ slot }) => slot),
  /** Sets which column feeds what, and what the person chose about how it is understood. */
  setMapping: data<{ slot: DataSlot; mapping: Mapping }, ExamplesReport>(({ slot }) => `${slot}/mapping`),
  /** Forgets the second file. */
  closeHeldOut: data<null, null>(() => 'heldOut'),
  /** Every rejected row, as CSV. */
  rejectedRows: reading(data<{ slot: DataSlot }, Blob>()),
  /** Rows as they were read, skipped ones included. */
  rowWindow: reading(data<RowQuery, RowWindow>()),
  /** The sentences that a run on the open data was evaluated on. */
  evaluationTexts: reading(data<EvaluatedRun, EvaluationTexts>()),
  /** The models of two runs on the same rows, by their evaluations; null where the open data gives other pairs. */
  compareRuns: data<{ readonly of: EvaluatedRun; readonly pair: PairOfModels }, Paired | null>(),
  /** Models on the rows of a run, by their evaluations: the best first. */
  rankModels: data<
    { readonly of: EvaluatedRun; readonly models: readonly Evaluated[] },
    { readonly ranking: Ranking; readonly notes: readonly Message[] }
  >(),
  /** What is found in the part to evaluate on: the share that this recipe holds out, or the second file. */
  evaluationFindings: reading(data<Pick<Recipe, 'seed' | 'heldOut'>, readonly Finding[]>()),

  /** Copies a file into the browser's storage, unless it is there already. A StorageError where it does not fit. */
  keepFile: files<{ fingerprint: string; file: File }, null>(),
  /** The copy of a file; null where there is none. */
  keptFile: files<{ fingerprint: string; name: string }, File | null>(),
  /** Deletes the copies of all files but these, by their fingerprints. */
  dropFiles: files<{ except: readonly string[] }, null>(),
  /** The step of the newest checkpoint of each run that has any. */
  checkpoints: files<null, ReadonlyMap<string, number>>(),
  /** Deletes the checkpoints of these runs, or of all others. */
  dropCheckpoints: files<{ of: 'these' | 'others'; runs: readonly string[] }, null>(),
  /**
   * The models of runs that are kept. @param known the ids of all runs: models of others are deleted; null deletes none
   */
  keptModels: files<{ known: readonly string[] | null }, readonly { id: string; bytes: number }[]>(),
  dropModels: files<{ ids: readonly string[] }, null>(),
  /** Deletes every file that the page has stored, downloaded models included. */
  clearFiles: files<null, null>(),

  /** The size in bytes of what a Hub model's download would fetch, before it is fetched; `onnx` asks for its ONNX file. */
  hubSize: model<HubSource & { readonly onnx?: Precision }, { bytes: number; cached: boolean }>(),
  /** What is known of a model before it is read. */
  modelSize: model<Exclude<ModelSource, { readonly kind: 'builtin' }>, ModelSize>(),
  loadModel: model<ModelSource, ModelReport>(() => 'model'),
  /** The training script with the recipe and, where the recipe has it, the built-in model, as a zip. */
  trainingFolder: model<{ script: string; recipe: Recipe }, Blob>(),
  tokenLengths: model<ModelSettings, TokenLengths>(),

  estimateMemory: run<Recipe, MemoryEstimate>(),
  /** Ends when the run does; its events are the reports. */
  train: run<NewTraining, null, RunEvent | CheckpointReport | TimingReport>(),
  /** Evaluates the base model on rows of the data, without training, and after it a trained one where one is named. */
  evaluate: run<
    NewRun & EvaluatedRows & { trained: Pick<ModelOfRun, 'id' | 'step'> | null },
    null,
    RunEvent
  >(),
  /**
   * Checks WebGPU and WebAssembly on made-up numbers, and measures a step of the recipe on the open data, if there is any. The
   * device in use is the same afterwards.
   */
  checkDevice: run<{ recipe: Recipe }, DeviceReport>(),
  pause: run<null, null>(),
  resume: run<null, null>(),
  /** Turns the checkpoints of the run in progress on or off. */
  saveCheckpoints: run<{ on: boolean }, null>(),
  /** Ends the run after the current step; the model so far is kept. */
  stop: run<null, null>(),
  /** Stores the model of the last training run; a StorageError where the browser refuses. */
  keepModel: run<{ id: string }, Keeping>(),
  /** A file of a run; a DataError where its model is neither in memory nor stored, or its data is not there. */
  download: run<{ what: DownloadName; run: RunOfFile; choices: DownloadChoices }, Blob>(),
  /** Writes the ONNX files of a run's model and evaluates each with transformers.js. */
  measureOnnx: run<{ run: RunOfFile; precisions: readonly Precision[] }, OnnxMeasures, OnnxReport>(),
  /** Pushes the model of a run to the Hub. @returns the address of its page there */
  pushModel: run<{ run: RunOfFile; to: PushTarget }, string>(),
  /**
   * Sentence vectors of one model, of all texts as sentences of `side`; without it the first text is a first sentence, the
   * others are second ones. On `compute` unless a device is in use already. [texts][dimensions]
   */
  embed: run<
    OneModel & { readonly texts: readonly string[]; readonly side?: Side },
    readonly Float32Array[]
  >(),
  /** A static model of the loaded base model, beside it. */
  makeStatic: run<StaticSettings & Pick<Recipe, 'compute'>, StaticModel>(),
  /** One of the models that are compared, on the rows of a run: without training, and beside the loaded base model. */
  measureModel: run<{ readonly source: ComparedSource; readonly of: EvaluatedRun }, MeasuredModel>(),
  /**
   * Spearman of the base model on a sample of labelled pairs, on `compute` unless a device is in use already; null where
   * the labels have no direction. A run ends it.
   */
  checkBase: run<Pick<Recipe, 'compute' | 'seed'> & { readonly settings: ModelSettings }, BaseCheck | null>(),
  /** The dataset's sentences, as second ones, nearest to a query, a first one; the first search embeds them. */
  search: run<OneModel & { readonly query: string; readonly limit: number }, SearchResult>(),
};

export type CallName = keyof typeof calls;

/** The types of each call. */
export type Calls = { readonly [N in CallName]: NonNullable<(typeof calls)[N]['types']> };

/** The calls that a service answers. */
export type CallsOf<S extends ServiceName> = {
  [N in CallName]: (typeof calls)[N]['service'] extends S ? N : never;
}[CallName];

const states: {
  readonly [N in CallName]: { readonly state: ((params: Calls[N]['params']) => string) | null };
} = calls;

/** The part of the worker's state that a call sets, as a path such as "train/mapping"; null where it sets none. */
export function stateSetBy<N extends CallName>(name: N, params: Calls[N]['params']): string | null {
  const { state } = states[name];
  return state && state(params);
}

/** Whether a call only reads, and may be sent again where the worker was lost before it answered. */
export const readsOnly = (name: CallName): boolean => calls[name].reads;
