/** Whole runs of all-MiniLM-L6-v2 by the engine, as many as Python makes with the same numbers on the same rows. */

import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBatches } from '../../src/core/batches/batches';
import { openDataset, type Dataset } from '../../src/core/data/dataset/dataset';
import { losses } from '../../src/core/losses/catalogue';
import { planRun } from '../../src/core/recipe/plan';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { splitDataset } from '../../src/core/run/parts';
import { dataFile } from '../../src/cli/disk';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import type { ModelDescription } from '../../src/ml/model/types';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { train } from '../../src/ml/train/train';
import type { FullRun, RunsPlan } from './reference';

/** Each run adds its line to `output`. */
export async function fullRuns(
  description: ModelDescription,
  { losses: names, seeds, ...numbers }: RunsPlan,
  data: string,
  output: string,
): Promise<void> {
  const open = async (name: string) => (await openDataset(await dataFile(join(data, `${name}.csv`)))).dataset;
  const dev = await open('dev');
  for (const loss of names) {
    const dataset = await open(loss);
    for (const seed of seeds) {
      const start = performance.now();
      const recipe = { ...withLoss(defaultRecipe, loss), ...numbers, seed };
      const spearman = await tuned(description, recipe, dataset, dev);
      const run: FullRun = { loss, seed, spearman, seconds: (performance.now() - start) / 1000 };
      await appendFile(output, `${JSON.stringify(run)}\n`);
    }
  }
}

/** @returns Spearman on `dev` at the end: it is evaluated only there and at the start */
async function tuned(
  description: ModelDescription,
  recipe: typeof defaultRecipe,
  dataset: Dataset,
  dev: Dataset,
): Promise<number> {
  const { train: rows, evaluationSet } = splitDataset(dataset, dev, recipe);
  const { batchSize, seed, epochs } = recipe;
  const { batchSampler: sampler } = losses[recipe.loss];
  const batches = (epoch: number) =>
    makeBatches(rows, { batchSize, seed, epoch, sampler, batching: 'random' });
  const counts = Array.from({ length: epochs }, (_, epoch) => batches(epoch).length);
  const plan = planRun(recipe, rows.length, counts);
  const encoder = await SentenceEncoder.create(description.config, description.weights());
  const tokens = createTokenStore(description, recipe.maxSeqLength);
  let spearman: number | null = null;
  try {
    for await (const event of train({
      evaluation: { encoder, tokens, evaluationSet, now: () => performance.now() / 1000 },
      train: rows,
      batches,
      recipe,
      plan: { ...plan, evaluateEvery: plan.steps },
      classes: 2,
      stop: new AbortController().signal,
    })) {
      if (event.type === 'evaluation') spearman = event.evaluation.metrics.spearman;
    }
  } finally {
    encoder.dispose();
  }
  return spearman ?? NaN;
}
