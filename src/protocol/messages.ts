/**
 * Everything that page and worker say to each other. The page sends requests; each is answered once, with a result
 * or a problem, and may report progress before; a run's events come as progress of its request.
 */

import type { ParseOptions, Roles } from '../core/data/types';
import type { DataReport, ExamplesReport } from '../core/report/types';
import type { Problem } from '../core/errors';
import type { MemoryEstimate, ModelReport, ModelSide, TokenLengths } from '../core/model/types';
import type { BaseModel, Compute, Recipe } from '../core/recipe/types';
import type { Progress, RunEvent } from '../core/run/events';
import type { StepProfile } from '../core/run/stepProfile';

/** The training file, or a second one to judge by. */
export type DataSlot = 'train' | 'heldOut';

/** A base model with what it takes to read it. */
export type ModelSource =
  | Extract<BaseModel, { kind: 'builtin' }>
  | (Extract<BaseModel, { kind: 'folder' }> & { readonly files: readonly FolderFile[] })
  | (Extract<BaseModel, { kind: 'hub' }> & { readonly endpoint: string });

export interface FolderFile {
  /** Relative to the chosen folder. */
  readonly path: string;
  readonly file: File;
}

/** The base model in hand, or what the last training run left. */
interface OneModel {
  readonly model: ModelSide;
  readonly compute: Compute;
}

export interface SearchResult {
  /** The nearest first. */
  readonly hits: readonly { readonly text: string; readonly cosine: number }[];
  /** Distinct sentences that were looked through, and how many the dataset has. */
  readonly searched: number;
  readonly total: number;
}

interface Call<Params, Result, Report = Progress> {
  readonly params: Params;
  readonly result: Result;
  readonly report: Report;
}

export interface Calls {
  openData: Call<{ slot: DataSlot; file: File; options: ParseOptions }, DataReport>;
  assignRoles: Call<{ slot: DataSlot; roles: Roles }, ExamplesReport>;
  /** Forgets the second file. */
  closeHeldOut: Call<null, null>;
  /** Every rejected row, as CSV. */
  rejectedRows: Call<{ slot: DataSlot }, Blob>;
  /** The size in bytes of what a Hub model's download would fetch, before it is fetched. */
  hubSize: Call<Extract<ModelSource, { kind: 'hub' }>, { bytes: number; cached: boolean }>;
  loadModel: Call<ModelSource, ModelReport>;
  tokenLengths: Call<null, TokenLengths>;
  estimateMemory: Call<Recipe, MemoryEstimate>;
  /** Ends when the run does; its events are the reports. */
  train: Call<Recipe, null, RunEvent>;
  /** Judges the base model on the first `limit` rows (null: all). */
  evaluate: Call<{ recipe: Recipe; limit: number | null }, null, RunEvent>;
  pause: Call<null, null>;
  resume: Call<null, null>;
  /** Ends the run after the step under way; the model so far is kept. */
  stop: Call<null, null>;
  downloadModel: Call<null, Blob>;
  /** What LoRA has learnt alone, as a zip of peft's files; a problem where the last run had no LoRA. */
  downloadAdapter: Call<null, Blob>;
  /** The file's rows with a `pred` column (cosine) and the part each was in. */
  downloadPredictions: Call<null, Blob>;
  /** The held-out sentences with their vectors, as JSON Lines {"text", "embedding"}. */
  downloadEmbeddings: Call<null, Blob>;
  /** Sentence vectors under one model, on `compute` where no device is in use yet. [texts][dimensions] */
  embed: Call<OneModel & { readonly texts: readonly string[] }, readonly Float32Array[]>;
  /** The dataset's sentences nearest to a query; they are embedded first where they are not yet. */
  search: Call<OneModel & { readonly query: string; readonly limit: number }, SearchResult>;
}

export type CallName = keyof Calls;

/** A request by name; over several names, the union of theirs: its name tells the type of its params. */
export type RequestOf<N extends CallName> = {
  [K in N]: {
    readonly kind: 'request';
    readonly id: number;
    readonly name: K;
    readonly params: Calls[K]['params'];
  };
}[N];

/** A report or the result of a request, by name. */
export type AnswerOf<N extends CallName> = {
  [K in N]:
    | { readonly kind: 'report'; readonly id: number; readonly name: K; readonly value: Calls[K]['report'] }
    | { readonly kind: 'result'; readonly id: number; readonly name: K; readonly value: Calls[K]['result'] };
}[N];

/** What the worker receives. `debug` asks it to measure every training step from now on. */
export type PageMessage =
  RequestOf<CallName> | { readonly kind: 'cancel'; readonly id: number } | { readonly kind: 'debug' };

/** What the page receives. `ready` is said once, when the worker listens. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | AnswerOf<CallName>
  | {
      readonly kind: 'problem';
      readonly id: number;
      readonly problem: Problem;
      /** The stack of what an expected problem came from. */
      readonly cause: string | null;
    }
  | { readonly kind: 'aborted'; readonly id: number }
  /** An unexpected error outside any call. */
  | { readonly kind: 'fault'; readonly problem: Problem }
  /** Only after `debug`. */
  | { readonly kind: 'stepProfile'; readonly profile: StepProfile };
