/** Runs that are broken off and go on: their weights beside those of the unbroken run, bit for bit. */

import { makeBatches } from '../../src/core/batches/batches';
import { pairHeldOut } from '../../src/core/data/evaluation/pairing';
import type { Example } from '../../src/core/data/types';
import { planRun } from '../../src/core/recipe/plan';
import { ModelError, type Problem } from '../../src/core/errors';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { hash32 } from '../../src/core/random';
import type { Recipe } from '../../src/core/recipe/types';
import type { RunEvent } from '../../src/core/run/events';
import { dueEvery, type TrainingState } from '../../src/ml/checkpoint/checkpoint';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import type { WeightArray } from '../../src/ml/model/types';
import type { Hold } from '../../src/ml/train/queue';
import { train } from '../../src/ml/train/train';
import { config, randomWeights } from '../ml/suites/smallEncoder';
import type { Check } from './check';

const words = ['dog', 'child', 'woman', 'man', 'builds', 'watches', 'likes', 'makes', 'house', 'car', 'sofa'];
const word = (i: number) => words[hash32(i) % words.length] ?? '';

/** Of 2 to 6 words each. */
const sentence = (i: number) => Array.from({ length: 2 + (i % 5) }, (_, k) => word(7 * i + k)).join(' ');

const examples: readonly Example[] = Array.from({ length: 38 }, (_, i) => ({
  sentence1: sentence(i),
  sentence2: sentence(i + 100 * (i % 3)),
  negatives: [],
  label: i % 3 === 0 ? 1 : 0,
  row: i,
}));
const [trainRows, heldOut] = [examples.slice(0, 26), examples.slice(26)];

/** Batches of 26 rows by 4 are 7, by twos 4 steps an epoch: the last one is of a single batch of 2 rows. */
const recipe: Recipe = {
  ...withLoss(defaultRecipe, 'CosineSimilarityLoss'),
  learningRate: 0.02,
  batchSize: 4,
  gradientAccumulation: 2,
  epochs: 3,
  evaluateEvery: 1,
};

/** All that a run says and leaves. */
export interface Outcome {
  /** Without what only measures time. */
  readonly said: readonly unknown[];
  readonly weights: readonly WeightArray[];
  readonly saved: readonly TrainingState[];
  /** Why the run failed; null where it did not. */
  readonly problem: Problem | null;
}

interface Options {
  readonly from?: TrainingState | null;
  readonly every?: number | null;
  /** Whether to stop after this event. */
  readonly stopAfter?: (event: RunEvent) => boolean;
  /** The row whose label is not a number. */
  readonly spoiled?: number;
  /** How the run is held; `onEvent` may change it. */
  readonly hold?: Hold;
  readonly onEvent?: (event: RunEvent) => void;
}

export async function run(change: Partial<Recipe>, options: Options | null = null): Promise<Outcome> {
  const own = { ...recipe, ...change };
  const { seed, batchSize } = own;
  const encoder = await SentenceEncoder.create(config, randomWeights());
  const saved: TrainingState[] = [];
  const stop = new AbortController();
  const said: unknown[] = [];
  const ids = (text: string) => Int32Array.from(text.split(' '), (part) => 1 + words.indexOf(part));
  try {
    const events = train({
      evaluation: {
        encoder,
        tokens: { ids, skip: () => 0, sidesAlike: true, checkPrompts: () => {} },
        evaluationSet: pairHeldOut(heldOut, { labels: { kind: 'binary' }, seed, known: examples }),
        now: () => 0,
      },
      train: trainRows.map((row, i) => (i === options?.spoiled ? { ...row, label: NaN } : row)),
      batches: (epoch) =>
        makeBatches(trainRows, { batchSize, seed, epoch, sampler: 'batchSampler', batching: 'random' }),
      recipe: own,
      plan: { ...planRun(own, trainRows.length), evaluateEvery: own.evaluateEvery },
      classes: 2,
      stop: stop.signal,
      hold: options?.hold ?? null,
      checkpoints: options && {
        from: options.from ?? null,
        due: dueEvery(options.every === undefined ? 1 : options.every),
        save: async (state) => void saved.push(await copied(state)),
      },
    });
    for await (const event of events) {
      const words = wordsOf(event);
      if (words) said.push(words);
      options?.onEvent?.(event);
      if (options?.stopAfter?.(event)) stop.abort();
    }
    return { said, weights: await weightsOf(encoder), saved, problem: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { said, weights: await weightsOf(encoder), saved, problem: error.problem };
  } finally {
    encoder.dispose();
  }
}

async function weightsOf(encoder: SentenceEncoder): Promise<WeightArray[]> {
  const weights: WeightArray[] = [];
  for await (const weight of encoder.weights()) weights.push(weight);
  return weights;
}

/** In memory, as a file keeps it. */
async function copied({ values, ...rest }: TrainingState): Promise<TrainingState> {
  const kept: WeightArray[] = [];
  for await (const value of values()) kept.push({ ...value, data: value.data.slice() });
  return {
    ...rest,
    async *values() {
      for (const value of kept) yield await Promise.resolve(value);
    },
  };
}

function wordsOf(event: RunEvent): unknown {
  switch (event.type) {
    case 'step': {
      const { step, loss, learningRate, gradNorm } = event;
      return { step, loss, learningRate, gradNorm };
    }
    case 'evaluation': {
      const { step, metrics, cosines } = event.evaluation;
      return { evaluationSet: step, metrics, cosines: [...cosines] };
    }
    case 'restored':
      return event;
    default:
      return null;
  }
}

/** What a run may keep beside weights and moments. */
export const cases: readonly (readonly [string, Partial<Recipe>])[] = [
  ['accumulation, the best kept', { keepBest: true, evaluateEvery: 3 }],
  [
    'a head of the loss, weight decay, frozen embeddings',
    {
      loss: 'SoftmaxLoss',
      lossParams: {},
      weightDecay: 0.01,
      freezeEmbeddings: true,
      evaluateEvery: 5,
    },
  ],
  ['weight decay of all words', { weightDecay: 0.1, gradientAccumulation: 1, epochs: 1, evaluateEvery: 4 }],
  ['early stopping', { earlyStopping: 5, epochs: 6 }],
  ['LoRA with dropout', { loraRank: 2, loraDropout: 0.2, keepBest: true, epochs: 2, evaluateEvery: 3 }],
];

/** How many of the weights' bits differ from those of `expected`. */
export function differing(weights: readonly WeightArray[], expected: readonly WeightArray[]): number {
  const bits = ({ data }: WeightArray) => new Uint32Array(data.buffer, data.byteOffset, data.length);
  const counts = expected.map((other) => {
    const weight = weights.find(({ name }) => name === other.name);
    const own = weight ? bits(weight) : new Uint32Array();
    return bits(other).reduce((count, value, at) => count + (value === own[at] ? 0 : 1), 0);
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Every run is resumed from each of its checkpoints; the difference is how many weights are not the same. */
export async function checkResume(): Promise<readonly (Check & { readonly cases: number })[]> {
  const checks: (Check & { readonly cases: number })[] = [];
  for (const [what, change] of cases) {
    const whole = await run(change, {});
    let difference = 0;
    for (const from of whole.saved) {
      difference += differing((await run(change, { from })).weights, whole.weights);
    }
    checks.push({
      what: `Resumed: ${what}; weights that differ`,
      difference,
      tolerance: 0,
      cases: whole.saved.length,
    });
  }
  return checks;
}
