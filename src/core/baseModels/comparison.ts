/** A comparison of models as it is kept between visits, and read again as something foreign. */

import * as z from 'zod/mini';
import type { Message } from '../../messages/message';
import { poolingOptions } from '../recipe/fieldEntry';
import type { ModelSettings } from '../recipe/modelSettings';
import type { BaseModel, Recipe } from '../recipe/types';
import type { EvaluatedRun } from '../run/record/evaluatedRun';
import { precisions, type Precision } from '../run/precisions';
import { recipeOf, runFile } from '../run/record/parseRecord';
import { recordVersion, type ModelOfRun, type RunFile } from '../run/record/record';
import { evaluation } from '../run/record/shapes';
import { count, message, number, type Schema, type ShapeOf } from '../run/record/values';
import { estimate } from '../run/record/verdictShape';
import type { MeasuredModel, MeasuredOn } from './measured';
import type { Rank, Ranking } from './rank';

/** Which rows all models are evaluated on: the first ones, all, or what a training run would evaluate on. */
export const rowChoices = ['first', 'all', 'evaluation'] as const;
export type RowChoice = (typeof rowChoices)[number];

/** Rows of the choice "first". */
export const firstRows = 201;

/** The rows of a choice, as an evaluation names them. */
export const comparedRows = (recipe: Recipe, choice: RowChoice): EvaluatedRun => ({
  recipe,
  rows: choice === 'evaluation' ? null : { limit: choice === 'first' ? firstRows : null, allRows: true },
});

/** The ONNX file of a model, which is run as it is. */
export interface OnnxOf<M> {
  readonly kind: 'onnx';
  readonly of: M;
  readonly precision: Precision;
  /** Its pooling and prompts, where these are not what its own files say. */
  readonly settings: ModelSettings;
}

/** Pooling and prompts are what the model's own files say. */
export const asItsFilesSay: ModelSettings = { pooling: 'auto', promptSentence1: null, promptSentence2: null };

/** Where a compared model comes from. One that is no base model of a recipe is for evaluation only. */
export type ComparedFrom =
  | BaseModel
  | ({ readonly kind: 'run' } & ModelOfRun)
  | OnnxOf<Exclude<BaseModel, { readonly kind: 'builtin' }>>;

/** The base model of a recipe that this is; null where it is for evaluation only. */
export const asBaseModel = (from: ComparedFrom): BaseModel | null =>
  from.kind === 'run' || from.kind === 'onnx' ? null : from;

export interface KeptModel extends MeasuredModel {
  readonly from: ComparedFrom;
}

export interface ModelComparison {
  readonly version: typeof recordVersion;
  /** Milliseconds since 1970. */
  readonly comparedAt: number;
  readonly data: RunFile;
  /** The file that was evaluated on; null where rows of the data were. */
  readonly evaluationFile: RunFile | null;
  readonly rows: RowChoice;
  /** Decides on the evaluation part. */
  readonly recipe: Recipe;
  /** How the evaluation pairs were made. */
  readonly notes: readonly Message[];
  readonly models: readonly KeptModel[];
  readonly ranking: Ranking;
}

/** With this one in the place of that on the same data. */
export const withComparison = (
  comparisons: readonly ModelComparison[],
  one: ModelComparison,
): readonly ModelComparison[] => [
  ...comparisons.filter(({ data }) => data.fingerprint !== one.data.fingerprint),
  one,
];

const text = z.string();

const folder = z.object({ kind: z.literal('folder'), name: text });
const hub = z.object({ kind: z.literal('hub'), id: text, revision: text });

const settings = z.object({
  pooling: z.enum(poolingOptions.map(({ value }) => value)),
  promptSentence1: z.nullable(text),
  promptSentence2: z.nullable(text),
});

const from: Schema<ComparedFrom> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('builtin') }),
  folder,
  hub,
  z.object({
    kind: z.literal('onnx'),
    of: z.discriminatedUnion('kind', [folder, hub]),
    precision: z.enum(precisions),
    settings: z._default(settings, asItsFilesSay),
  }),
  z.object({ kind: z.literal('run'), id: text, number: count, step: count }),
]);

const on: Schema<MeasuredOn> = z.object({
  backend: z.enum(['webgpu', 'wasm', 'cpu']),
  threads: count,
} satisfies ShapeOf<MeasuredOn>);

const model: Schema<KeptModel> = z.object({
  from,
  name: text,
  architecture: text,
  bytes: count,
  parameters: z.nullable(count),
  work: z.nullable(number),
  dimensions: count,
  maxSeqLength: count,
  notes: z.array(message),
  unknown: number,
  embedded: z.object({ sentences: count, seconds: number }),
  on,
  evaluation,
} satisfies ShapeOf<KeptModel>);

const rank: Schema<Rank> = z.object({
  index: count,
  estimate: z.nullable(estimate),
  difference: z.nullable(estimate),
  answer: z.enum(['better', 'close', 'worse']),
} satisfies ShapeOf<Rank>);

const comparison = z.object({
  version: z.literal(recordVersion),
  comparedAt: number,
  data: runFile,
  evaluationFile: z.nullable(runFile),
  rows: z.enum(rowChoices),
  recipe: z.unknown(),
  notes: z.array(message),
  models: z.array(model),
  ranking: z.object({
    metric: z.object({ name: text, label: message } satisfies ShapeOf<Ranking['metric']>),
    ranks: z.array(rank),
  } satisfies ShapeOf<Ranking>),
} satisfies ShapeOf<Omit<ModelComparison, 'recipe'>> & { readonly recipe: z.ZodMiniType });

/** Null where this version of the page cannot read it. */
export function parseComparison(value: unknown): ModelComparison | null {
  const { data, success } = z.safeParse(comparison, value);
  const recipe = success ? recipeOf(data.recipe) : null;
  return success && recipe ? { ...data, recipe } : null;
}
