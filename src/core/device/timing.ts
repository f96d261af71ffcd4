/** How long one training step took on WebGPU and on WebAssembly, measured once for a GPU, a model, a batch size and a precision. */

import * as z from 'zod/mini';
import { recipeFields } from '../recipe/fields';
import type { Recipe } from '../recipe/types';

export const timedBackends = ['webgpu', 'wasm'] as const;
export type TimedBackend = (typeof timedBackends)[number];

export interface TimingKey {
  /** The GPU, as the browser names it. */
  readonly gpu: string;
  readonly model: string;
  readonly batchSize: number;
  readonly precision: Recipe['precision'];
}

export interface StepTiming extends TimingKey {
  /** Of one batch with its update. */
  readonly seconds: Readonly<Record<TimedBackend, number>>;
  /** That WebAssembly had. */
  readonly threads: number;
  /** The data and the settings on which the time depends besides, as `timingContext` gives them. */
  readonly context: string;
}

/** Which model it is, for a timing: another of the same shape takes the same time. */
export const timedModel = ({ name, parameters }: { readonly name: string; readonly parameters: number }) =>
  JSON.stringify([name, parameters]);

/** @param data the fingerprint of the training file */
export const timingContext = (data: string, recipe: Recipe): string =>
  JSON.stringify([
    data,
    ...[recipe.loss, recipe.maxSeqLength, recipe.weightDecay > 0, recipe.freezeEmbeddings],
    ...[recipe.frozenLayers, recipe.loraRank, recipe.matryoshkaDims],
  ]);

export const findTiming = (timings: readonly StepTiming[], key: TimingKey): StepTiming | null =>
  timings.find((one) => sameKey(one, key)) ?? null;

/** The latest of what this page has measured of a model, a batch size and a precision, on whichever GPU. */
export const latestTiming = (
  timings: readonly StepTiming[],
  key: Omit<TimingKey, 'gpu'>,
): StepTiming | null => timings.find((one) => sameKey(one, { ...key, gpu: one.gpu })) ?? null;

const sameKey = (one: TimingKey, other: TimingKey) =>
  one.gpu === other.gpu &&
  one.model === other.model &&
  one.batchSize === other.batchSize &&
  one.precision === other.precision;

/** As many as one browser is asked to keep. */
const most = 40;

/** @returns the latest first */
export const withTiming = (timings: readonly StepTiming[], timing: StepTiming): readonly StepTiming[] =>
  [timing, ...timings.filter((one) => !sameKey(one, timing))].slice(0, most);

export const fasterOf = ({ seconds }: Pick<StepTiming, 'seconds'>): TimedBackend =>
  seconds.webgpu < seconds.wasm ? 'webgpu' : 'wasm';

const seconds = z.number().check(z.positive());
const schema: z.ZodMiniType<readonly StepTiming[]> = z.array(
  z.object({
    gpu: z.string(),
    model: z.string(),
    batchSize: z.number(),
    // Those without one were kept before there was a choice.
    precision: z._default(z.enum(recipeFields.precision.options.map(({ value }) => value)), 'float32'),
    seconds: z.object({ webgpu: seconds, wasm: seconds }),
    threads: z.number(),
    context: z.string(),
  }),
);

/** Those that were kept between visits; none where they are not ours to read. */
export function parseTimings(value: unknown): readonly StepTiming[] {
  const { data, success } = z.safeParse(schema, value);
  return success ? data : [];
}
