/** The events of a run: the engine yields these, the page reduces them to a history. */

import type { Message } from '../../messages/message';
import type { PairLines } from '../data/evaluation/pairLines';
import type { Problem } from '../errors';
import type { Metrics, QueryMetrics } from '../metrics/types';
import type { Verdict } from '../statistics/verdict';
import type { StepPoint } from './series';

export type Backend = 'webgpu' | 'wasm' | 'cpu';

export type RunState = 'idle' | 'loading' | 'training' | 'paused' | 'finished' | 'stopped' | 'failed';

/** One cosine and one label for each evaluation pair; the i-th pair comes from the i-th of the plan's `pairLines`. */
export interface Evaluation {
  /** The optimiser steps done before it; 0 is the base model. */
  readonly step: number;
  readonly metrics: Metrics;
  /** [pairs], in [-1, 1] */
  readonly cosines: Float32Array;
  /** [pairs], in [0, 1] */
  readonly labels: Float32Array;
  /** What each query of the search found; absent without one. */
  readonly queries?: QueryMetrics;
  /** Duration of the evaluation. */
  readonly seconds: number;
  /** Of a base model: what was measured where. Evaluations of equal identity are equal bit for bit; absent if unknown. */
  readonly identity?: string;
}

/** How far a piece of work is: `done` of `total`, which is 0 where it is not known. */
export interface Progress {
  /** What is being done, as the page shows it. */
  readonly what: Message;
  readonly done: number;
  readonly total: number;
  /** Seconds within which the worker must report again; absent where a step may take its time. */
  readonly deadline?: number;
}

/** A GPU that was lost during a run, or that failed, and where the run resumed. */
export interface DeviceLoss {
  /** What the browser says of it. */
  readonly what: Message;
  /** The steps that were done; those after `resumedFrom` were computed again. */
  readonly step: number;
  /** The step of the checkpoint; 0 where there was none, and the run started over. */
  readonly resumedFrom: number;
  /** Where the run resumed. */
  readonly backend: Backend;
}

export type RunEvent =
  /** Where it runs; `note` says why not where the person may have expected. */
  | {
      readonly type: 'backend';
      readonly backend: Backend;
      readonly threads: number;
      readonly note: Message | null;
    }
  | {
      readonly type: 'plan';
      readonly steps: number;
      readonly stepsPerEpoch: number;
      readonly trainRows: number;
      readonly heldOutRows: number;
      readonly evaluateEvery: number;
      readonly warmupSteps: number;
      /** How the evaluation pairs were made. */
      readonly notes: readonly Message[];
      /** The rows that each evaluation pair comes from. */
      readonly pairLines: PairLines;
    }
  /** The run resumes from a checkpoint: its steps and evaluations up to there. */
  | {
      readonly type: 'resumed';
      /** The steps done. */
      readonly step: number;
      readonly steps: readonly StepPoint[];
      readonly evaluations: readonly Evaluation[];
    }
  /** The GPU was lost, and the run resumes: "backend" came before it, "resumed" comes next. */
  | { readonly type: 'deviceLost'; readonly loss: DeviceLoss }
  /** Preparing: tokenising, encoding. */
  | ({ readonly type: 'progress' } & Progress)
  | {
      readonly type: 'step';
      /** From 1. */
      readonly step: number;
      readonly loss: number;
      readonly learningRate: number;
      /** Before clipping. */
      readonly gradNorm: number;
      readonly rowsPerSecond: number;
      /** A range in seconds, from ten steps on. */
      readonly remaining: { readonly low: number; readonly high: number } | null;
    }
  | { readonly type: 'evaluation'; readonly evaluation: Evaluation }
  /** The weights of an earlier step, the best one, were restored and are the model now. */
  | { readonly type: 'restored'; readonly step: number }
  /** At the end: whether the run's model is better than the base, and how sure that is. */
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  /** Something that the person should know and that does not stop the run. */
  | { readonly type: 'notice'; readonly text: Message }
  | { readonly type: 'state'; readonly state: RunState }
  /** Made by the page when the run's call is answered with one. */
  | { readonly type: 'problem'; readonly problem: Problem };
