/**
 * Schemas for the parts of a kept run. Each names every property of its type, those that may be absent included: a
 * property that is added to the type and not here does not compile.
 */

import * as z from 'zod/mini';
import {
  delimiters,
  encodings,
  quotings,
  type DataChoices,
  type Mapping,
  type ParseOptions,
  type Roles,
  type ScoreScale,
} from '../../data/types';
import type { PairLines } from '../../data/evaluation/pairLines';
import type { Problem } from '../../errors';
import {
  cutoffs,
  type AtCutoffs,
  type BinaryMetrics,
  type Metrics,
  type QueryMetrics,
  type RetrievalMetrics,
} from '../../metrics/types';
import type { DeviceLoss, Evaluation } from '../events';
import type { RunHistory } from '../history';
import type { StepSeries } from '../series';
import { count, message, number, type Schema, type ShapeOf } from './values';
import { verdict } from './verdictShape';

const int32 = z.custom<Int32Array>((value) => value instanceof Int32Array);
const float32 = z.custom<Float32Array>((value) => value instanceof Float32Array);
const float64 = z.custom<Float64Array>((value) => value instanceof Float64Array);

export const parseOptions: Schema<ParseOptions> = z.object({
  encoding: z.exactOptional(z.enum(encodings)),
  delimiter: z.exactOptional(z.enum(delimiters)),
  quoting: z.exactOptional(z.enum(quotings)),
  header: z.exactOptional(z.boolean()),
} satisfies ShapeOf<ParseOptions>);

const column = z.nullable(count);
const roles: Schema<Roles> = z.object({
  sentence1: column,
  sentence2: column,
  negatives: z.array(count),
  label: column,
} satisfies ShapeOf<Roles>);

const joined: Schema<NonNullable<DataChoices['joined']>> = z.object({
  sentence1: z.exactOptional(z.array(count)),
  sentence2: z.exactOptional(z.array(count)),
} satisfies ShapeOf<NonNullable<DataChoices['joined']>>);

const choices: Schema<DataChoices> = z.object({
  similar: z.exactOptional(z.array(z.string())),
  reversed: z.exactOptional(z.boolean()),
  scale: z.exactOptional(
    z.union([z.literal('asIs'), z.object({ min: number, max: number } satisfies ShapeOf<ScoreScale>)]),
  ),
  keptMarks: z.exactOptional(z.array(z.string())),
  keptLabels: z.exactOptional(z.array(z.string())),
  useSplit: z.exactOptional(z.boolean()),
  averaged: z.exactOptional(z.boolean()),
  joined: z.exactOptional(joined),
} satisfies ShapeOf<DataChoices>);

export const mapping: Schema<Mapping> = z.object({ roles, choices } satisfies ShapeOf<Mapping>);

const binary: Schema<BinaryMetrics> = z.object({
  accuracy: number,
  accuracyThreshold: number,
  f1: number,
  f1Threshold: number,
  precision: number,
  recall: number,
  averagePrecision: number,
  mcc: number,
} satisfies ShapeOf<BinaryMetrics>);

const atCutoffs = z.custom<AtCutoffs>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    cutoffs.every((k) =>
      Object.entries(value).some(([key, at]) => key === String(k) && typeof at === 'number'),
    ),
);
const retrieval: Schema<RetrievalMetrics> = z.object({
  queries: count,
  documents: count,
  accuracy: atCutoffs,
  precision: atCutoffs,
  recall: atCutoffs,
  ndcgAt10: number,
  mrrAt10: number,
  mapAt100: number,
} satisfies ShapeOf<RetrievalMetrics>);

const metrics: Schema<Metrics> = z.object({
  kind: z.enum(['score', 'binary', 'pairs', 'triplets']),
  pairs: count,
  spearman: z.nullable(number),
  spearmanCeiling: z.nullable(number),
  pearson: z.nullable(number),
  binary: z.nullable(binary),
  retrieval: z.nullable(retrieval),
  tripletAccuracy: z.nullable(number),
} satisfies ShapeOf<Metrics>);

const queries: Schema<QueryMetrics> = z.object({
  ndcgAt10: float32,
  mrrAt10: float32,
  mapAt100: float32,
} satisfies ShapeOf<QueryMetrics>);

export const evaluation: Schema<Evaluation> = z.object({
  step: count,
  metrics,
  cosines: float32,
  labels: float32,
  queries: z.exactOptional(queries),
  seconds: number,
  identity: z.exactOptional(z.string()),
} satisfies ShapeOf<Evaluation>);

const steps: Schema<StepSeries> = z.object({
  length: count,
  step: float64,
  loss: float64,
  learningRate: float64,
  gradNorm: float64,
} satisfies ShapeOf<StepSeries>);

const problem: Schema<Problem> = z.object({
  kind: z.enum([
    'DataError',
    'ModelError',
    'RecipeError',
    'DeviceError',
    'StorageError',
    'NetworkError',
    'InternalError',
  ]),
  what: message,
  kept: message,
  next: message,
  stack: z.exactOptional(z.string()),
} satisfies ShapeOf<Problem>);

const pairLines: Schema<PairLines> = z.object({
  file: z.string(),
  sentence1: int32,
  sentence2: int32,
} satisfies ShapeOf<PairLines>);

const backend = z.enum(['webgpu', 'wasm', 'cpu']);

const deviceLoss: Schema<DeviceLoss> = z.object({
  what: message,
  step: count,
  resumedFrom: count,
  backend,
} satisfies ShapeOf<DeviceLoss>);

type Part<K extends keyof RunHistory> = NonNullable<RunHistory[K]>;

export const history: Schema<RunHistory> = z.object({
  state: z.enum(['idle', 'loading', 'training', 'paused', 'finished', 'stopped', 'failed']),
  backend: z.nullable(
    z.object({
      backend,
      threads: count,
      note: z.nullable(message),
    } satisfies ShapeOf<Part<'backend'>>),
  ),
  // Earlier versions did not resume on another device.
  deviceLosses: z._default(z.array(deviceLoss), []),
  plan: z.nullable(
    z.object({
      steps: count,
      stepsPerEpoch: count,
      trainRows: count,
      heldOutRows: count,
      evaluateEvery: count,
      warmupSteps: count,
      notes: z.array(message),
      pairLines,
    } satisfies ShapeOf<Part<'plan'>>),
  ),
  // A kept run has none.
  progress: z.null(),
  steps,
  latest: z.nullable(
    z.object({
      step: count,
      loss: number,
      learningRate: number,
      gradNorm: number,
      rowsPerSecond: number,
      remaining: z.nullable(z.object({ low: number, high: number })),
    } satisfies ShapeOf<Part<'latest'>>),
  ),
  evaluations: z.array(evaluation),
  best: z.nullable(evaluation),
  restored: z.nullable(count),
  verdict: z._default(z.nullable(verdict), null),
  notices: z.array(message),
  problem: z.nullable(problem),
} satisfies ShapeOf<RunHistory>);
