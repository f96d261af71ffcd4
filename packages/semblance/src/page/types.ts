/** What the public trainer takes and gives. */

import type { NamedRoles } from '../../../../src/core/data/dataset/namedRoles';
import type { DataChoices, ParseOptions } from '../../../../src/core/data/types';
import type { ProblemError } from '../../../../src/core/errors';
import type { ModelReport, Side } from '../../../../src/core/model/types';
import type { ModelSettings } from '../../../../src/core/recipe/modelSettings';
import type { Recipe } from '../../../../src/core/recipe/types';
import type { FileReport } from '../../../../src/core/report/types';
import type { DownloadName, Job } from '../../../../src/core/run/downloads';
import type { Progress, RunEvent } from '../../../../src/core/run/events';
import type { RunHistory } from '../../../../src/core/run/history';
import type { RunFile } from '../../../../src/core/run/record/record';
import type { Message } from '../../../../src/messages/message';
import type { ModelSource } from '../../../../src/protocol/calls';

export interface TrainerOptions {
  /**
   * Makes the worker, for a page that has its script elsewhere or uses Trusted Types. Called when a worker is first needed,
   * and again after one has crashed. Absent: the script that lies beside this module.
   */
  readonly worker?: () => Worker;
  /** Takes an unexpected error outside any call. */
  readonly onFault?: (error: ProblemError) => void;
}

export interface CallOptions {
  /** Aborting it cancels the call, which rejects with an AbortError. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface DataOptions extends CallOptions {
  /** The column of each role, by name or by number from 1; "none" for no column. Those that are absent are guessed. */
  readonly columns?: NamedRoles;
  /** How labels, marks and joined columns are understood; what is absent is guessed. */
  readonly choices?: DataChoices;
  /** How the file is read; what is absent is detected. */
  readonly parse?: ParseOptions;
}

/** A model of the Hugging Face Hub. */
export interface HubModel {
  readonly kind: 'hub';
  /** Such as "sentence-transformers/all-MiniLM-L6-v2". */
  readonly id: string;
  /** A branch, tag or commit; "main" where absent. */
  readonly revision?: string;
  /** The address of a mirror; the Hub's own where absent. */
  readonly endpoint?: string;
}

/** `builtinModel` of "semblance/builtin", the files of a folder, or a model of the Hub. */
export type ModelChoice = Exclude<ModelSource, { kind: 'hub' }> | HubModel;

/** Fields of a recipe; those that are absent are suggested for the data, or have their defaults. */
export type RunSettings = Readonly<Partial<Omit<Recipe, 'version' | 'baseModel'>>>;

export interface RunOptions {
  readonly settings?: RunSettings;
  /** Aborting it cancels the run and gives up what it has learnt; `stop` keeps it. */
  readonly signal?: AbortSignal;
  /** Takes every event, in order: what computes, the plan, each step, each evaluation, the verdict. */
  readonly onEvent?: (event: RunEvent) => void;
}

export interface EvaluateOptions extends RunOptions {
  /** A training run, whose model is evaluated after its base model. Absent: the loaded model alone. */
  readonly run?: Run;
  /** The first rows only. Absent: all. */
  readonly limit?: number;
}

export interface EncodeOptions extends CallOptions {
  /** A training run, whose model encodes. Absent: the loaded model. */
  readonly run?: Run;
  /** The prompt of which sentences; it matters where a model has different ones. "sentence1" (queries) where absent. */
  readonly side?: Side;
  /** How the loaded model is read; a run's is read as its recipe says. */
  readonly settings?: Partial<ModelSettings>;
  /** What computes, where nothing has yet. "auto" where absent. */
  readonly compute?: Recipe['compute'];
}

/** A repository that a model is pushed to. */
export interface PushChoice {
  /** "owner/name". */
  readonly id: string;
  /** With write access; it begins with "hf_". */
  readonly token: string;
  /** Whether the repository is public; private where absent. */
  readonly visible?: boolean;
  /** The address of a mirror; the Hub's own where absent. */
  readonly endpoint?: string;
}

/** A run that has ended, as plain data. */
export interface Run {
  readonly id: string;
  readonly job: Job;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly recipe: Recipe;
  /** Its events, reduced: state, steps, evaluations, verdict, notices. */
  readonly history: RunHistory;
  readonly data: RunFile;
  readonly evaluationFile: RunFile | null;
}

/**
 * One worker with one dataset and one base model. Calls are answered in order; a run is one call. What can be expected to
 * go wrong rejects with a `ProblemError`, whose `message` is in English and whose `problem` has what happened, what was
 * kept and what to do next; a cancelled call rejects with an `AbortError`.
 */
export interface SemblanceTrainer {
  /**
   * Parses a file (CSV, TSV, JSON, JSON Lines, Excel, Parquet, or a .zip with one of them) and guesses what its columns are.
   * It replaces the file before, and closes the evaluation file.
   * @returns columns, examples, skipped rows, notes on what was guessed, and the loss that fits
   * @throws ProblemError of kind DataError for a file that cannot be read, or a column that is not there
   */
  openData(file: File, options?: DataOptions): Promise<FileReport>;
  /** The same for a second file, which runs are evaluated on instead of a held-out part of the first. */
  openEvaluationData(file: File, options?: DataOptions): Promise<FileReport>;
  /** @throws ProblemError of kind ModelError for a model that is not supported, NetworkError for one that cannot be fetched */
  loadModel(model: ModelChoice, options?: CallOptions): Promise<ModelReport>;
  /**
   * The recipe of a run with these settings on the open data and the loaded model.
   * @throws ProblemError of kind RecipeError for a setting that is not possible
   */
  suggest(settings?: RunSettings): { readonly recipe: Recipe; readonly reason: Message | null };
  /**
   * Fine-tunes the loaded model. Its model stays in the worker's memory until the next training run: download it before.
   * @throws ProblemError of kind RecipeError, DeviceError (no memory, GPU lost) or DataError
   */
  train(options?: RunOptions): Promise<Run>;
  /** Evaluates the loaded model, and a run's after it, on the open data without training. Throws as `train`. */
  evaluate(options?: EvaluateOptions): Promise<Run>;
  /** Lets the run wait after its current step. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run after its current step; the model so far is kept, and evaluated. */
  stop(): Promise<void>;
  /** Sentence vectors, one for each text: [texts][dimensions], float32. */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<readonly Float32Array[]>;
  /**
   * A file of a run, by a name of `downloadNames`: "model" is a zip of the folder that Python's
   * `SentenceTransformer(path)` loads. The name of the file ends as `downloads[what].ending`.
   * @throws ProblemError of kind DataError where the run's model is no longer there
   */
  download(run: Run, what: DownloadName, options?: CallOptions): Promise<Blob>;
  /**
   * Pushes a run's model, with its card, to a new repository of the Hub or a mirror. The token is kept nowhere.
   * @returns the address of the repository's page
   * @throws ProblemError of kind NetworkError (refused, taken, not reached) or ModelError (not a possible name or token)
   */
  push(run: Run, target: PushChoice, options?: CallOptions): Promise<string>;
  /** Ends the worker; calls under way reject with an AbortError. */
  dispose(): void;
}
