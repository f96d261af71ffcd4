/**
 * One training step of a run, timed on the backend in use before the run: the model's shapes, the recipe's first batch. The
 * weights are made up, for no time depends on them.
 */

import { makeBatches } from '../../core/batches/batches';
import { losses } from '../../core/losses/catalogue';
import { createRandom } from '../../core/random';
import { splitDataset } from '../../core/run/parts';
import { SentenceEncoder } from '../encoder/encoder';
import { createTokenStore } from '../encoder/tokenStore';
import { createHead } from '../losses/heads';
import { checkLargestTensor } from '../memory/estimate';
import { estimateRunMemory } from '../memory/runMemory';
import { cutLength, isSingle, withSettings } from '../model/settings';
import { dimensionsOf, parameterShapes, type SentenceModelConfig, type WeightArray } from '../model/types';
import { AdamW } from '../optim/adamw';
import { trainedParameters } from './batchLoss';
import type { RunSetup } from './runs';
import { trainStep } from './step';
import { teacherOf } from '../../core/recipe/conditions';
import { mixedPrecision } from './mixedPrecision';
import { stepBatch } from './stepBatch';

/** Seconds above which a whole batch is not timed, but a part of it that stands for the whole. */
const longest = 1;
/** Seconds that the steps take together of which the time is measured. */
const enough = 0.5;
/** A part of a batch is one row in so many. */
const parts = 8;

export interface MeasuredStep {
  /** Seconds of a step of one batch on the backend in use. Takes a few seconds at most, and frees what it needs. */
  time(): Promise<number>;
}

/** @throws ProblemError where the data cannot be trained on as the recipe says */
export function createMeasuredStep(
  given: Pick<RunSetup, 'recipe' | 'description' | 'dataset' | 'second'>,
): MeasuredStep {
  const { recipe, dataset, second } = given;
  const description = withSettings(given.description, recipe, isSingle(dataset));
  const { config } = description;
  const { budget } = estimateRunMemory(recipe, description, dataset);
  const { train } = splitDataset(dataset, second, recipe);
  const { batchSize, seed, batching, loss, lossParams, matryoshkaDims, matryoshkaWeights } = recipe;
  const sampler = losses[loss].batchSampler;
  const [rows = new Int32Array()] = makeBatches(train, { batchSize, seed, epoch: 0, sampler, batching });
  const tokens = createTokenStore(description, cutLength(recipe, config));
  // A step takes as long whatever the teacher says.
  const said = new Float32Array(dimensionsOf(config)).fill(1);
  const teacher = teacherOf(recipe) === null ? null : { get: () => said };
  const source = { train, tokens, loss, teacher };
  const words = () => {
    const { sentence1, sentence2, negatives } = stepBatch(source, rows);
    return [sentence1, sentence2 ?? [], negatives?.ids ?? []].flat().flatMap((ids) => [...ids]);
  };
  const { labels } = dataset.examples;
  const classes = labels.kind === 'class' ? labels.classes.length : 2;

  async function time(): Promise<number> {
    checkLargestTensor(config, recipe);
    const encoder = await SentenceEncoder.create(config, madeUpWeights(config));
    encoder.freeze(recipe);
    encoder.adapt(recipe);
    if (recipe.weightDecay === 0) encoder.trainWords(words());
    const head = createHead({ ...recipe, width: dimensionsOf(config), classes });
    const { on: scaled } = await mixedPrecision(recipe, config.encoder);
    const { weightDecay } = recipe;
    const optimizer = new AdamW(trainedParameters(encoder, head), { weightDecay, scaled });
    let step = 0;
    /** Several at once are queued, as a run queues its steps. */
    const seconds = async (some: Int32Array, steps: number) => {
      const start = performance.now();
      const numbers = Array.from({ length: steps }, () =>
        trainStep(encoder, optimizer, [stepBatch(source, some)], {
          ...{ loss, lossParams, matryoshkaDims, matryoshkaWeights, head },
          learningRate: recipe.learningRate,
          maxGradNorm: recipe.maxGradNorm,
          dropout: { seed, step: step++ },
          activationBudget: budget,
        }),
      );
      await Promise.all(numbers);
      return (performance.now() - start) / 1000 / steps;
    };
    try {
      const few = rows.subarray(0, Math.max(2, Math.ceil(rows.length / parts)));
      const share = few.length / rows.length;
      await seconds(few, 1); // compiles
      const part = await seconds(few, 1);
      if (part / share > longest) return part / share;
      const once = await seconds(rows, 1);
      const times = Math.min(8, Math.floor(enough / once));
      return times === 0 ? once : Math.min(once, await seconds(rows, times));
    } finally {
      optimizer.dispose();
      for (const variable of head?.values() ?? []) variable.dispose();
      encoder.dispose();
    }
  }
  return { time };
}

/** Of the size of a trained model's: what is infinite or tiny may take another time. */
function* madeUpWeights({ encoder, modules }: SentenceModelConfig): Generator<WeightArray> {
  const { next } = createRandom(1);
  const some = Float32Array.from({ length: 4093 }, () => (next() - 0.5) * 0.1);
  for (const [name, shape] of parameterShapes(encoder, modules)) {
    const data = new Float32Array(shape.reduce((product, side) => product * side, 1));
    for (let at = 0; at < data.length; at += some.length) {
      data.set(some.subarray(0, Math.min(some.length, data.length - at)), at);
    }
    if (name.endsWith('norm.weight')) for (let i = 0; i < data.length; i++) data[i] = 1 + (data[i] ?? 0);
    yield { name, shape, data };
  }
}
