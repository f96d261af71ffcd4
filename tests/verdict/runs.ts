/** How often each answer is given: runs on a sample as it is, and where there is nothing, or nothing sure, to be found. */

import { openDataset, type Dataset } from '../../src/core/data/dataset/dataset';
import { splitExamples } from '../../src/core/data/evaluation/split';
import type { Example } from '../../src/core/data/types';
import { ModelError } from '../../src/core/errors';
import { createRandom, streams } from '../../src/core/random';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { suggest, withSuggestion } from '../../src/core/recipe/suggest';
import type { Recipe } from '../../src/core/recipe/types';
import type { Sample } from '../../src/core/samples/catalogue';
import type { Answer } from '../../src/core/statistics/paired';
import type { Verdict } from '../../src/core/statistics/verdict';
import { dataFile } from '../../src/cli/disk';
import { listen } from '../../src/cli/engine';
import type { ModelDescription } from '../../src/ml/model/types';
import { createRuns } from '../../src/ml/train/runs';
import { spoiled } from '../samples/control';

export const conditions = {
  'as it is': {},
  'shuffled labels': { shuffled: true },
  'learning rate × 100': { rate: 100 },
  'ten held-out rows': { heldOutRows: 10 },
} as const satisfies Record<string, Condition>;

interface Condition {
  /** Labels of all rows, or second sentences, are shuffled: there is nothing to learn. */
  readonly shuffled?: boolean;
  readonly rate?: number;
  readonly heldOutRows?: number;
}

export interface Outcome {
  /** Training may end with numbers that are no longer finite. */
  readonly answer: Answer | 'diverged';
  readonly verdict: Verdict | null;
}

const runs = createRuns();
const never = new AbortController().signal;

/** One run as the page makes it, under a condition; split and training follow from the seed. */
export async function outcome(
  sample: Sample,
  path: string,
  description: ModelDescription,
  { shuffled = false, rate = 1, heldOutRows }: Condition,
  seed: number,
): Promise<Outcome> {
  const { dataset } = await openDataset(await dataFile(path));
  const { items } = dataset.examples;
  const rows = shuffled ? spoiled(items, seed) : items;
  const base: Recipe = {
    ...withLoss(defaultRecipe, sample.loss),
    seed,
    heldOut: sample.heldOut ?? defaultRecipe.heldOut,
  };
  const suggestion = suggest({
    layers: description.config.encoder.layers,
    rows: rows.length,
    hasEvaluationRows: false,
    recipe: base,
  });
  const suggested = withSuggestion(base, suggestion);
  const recipe = { ...suggested, learningRate: suggested.learningRate * rate };
  const split = splitExamples(rows, recipe);
  const heldOut =
    heldOutRows === undefined
      ? split.heldOut
      : createRandom(seed, streams.split, 1)
          .shuffle([...split.heldOut])
          .slice(0, heldOutRows);
  let verdict: Verdict | null = null;
  const setup = {
    recipe,
    description,
    dataset: withItems(dataset, split.train),
    second: withItems(dataset, heldOut),
  };
  try {
    await listen(runs.train(setup, never), (event) => {
      if (event.type === 'verdict') ({ verdict } = event);
    });
  } catch (error) {
    if (error instanceof ModelError) return { answer: 'diverged', verdict };
    throw error;
  }
  return answered(verdict);
}

function answered(verdict: Verdict | null): Outcome {
  if (!verdict?.tuned) throw new Error('The run has no verdict.');
  return { answer: verdict.tuned.answer, verdict };
}

const withItems = (dataset: Dataset, items: readonly Example[]): Dataset => ({
  ...dataset,
  examples: { ...dataset.examples, items },
});
