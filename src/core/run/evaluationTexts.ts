/** The sentences that a run was evaluated on, made again from the open data: its evaluation pairs follow from its recipe. */

import type { Dataset } from '../data/dataset/dataset';
import { evaluatedRows, type EvaluatedRows } from '../data/evaluation/evaluatedRows';
import { pairHeldOut } from '../data/evaluation/pairing';
import type { EvaluationPair } from '../data/evaluation/evaluationPair';
import type { Recipe } from '../recipe/types';
import { splitDataset } from './parts';

/** What of a run says which pairs it was evaluated on. */
export interface EvaluatedRun {
  readonly recipe: Recipe;
  /** The rows of an evaluation without training; null for a training run. */
  readonly rows: EvaluatedRows | null;
}

/** In the order of the cosines of every evaluation of the run. */
export interface EvaluationTexts {
  /** The name of the file that the pairs come from. */
  readonly file: string;
  /** Held out of the training file, an evaluation file, or rows of a file that is evaluated without training. */
  readonly part: 'heldOut' | 'evaluationFile' | 'rows';
  readonly sentence1: readonly string[];
  readonly sentence2: readonly string[];
}

/** @throws DataError where the data cannot be split as the run did it */
export function evaluationTexts(
  { recipe, rows }: EvaluatedRun,
  dataset: Dataset,
  second: Dataset | null,
): EvaluationTexts {
  if (rows === null) {
    const { pairs } = splitDataset(dataset, second, recipe).evaluationSet;
    return textsOf(pairs, (second ?? dataset).parsed.name, second ? 'evaluationFile' : 'heldOut');
  }
  const { items, labels } = dataset.examples;
  const evaluated = evaluatedRows(dataset.examples, rows);
  const { pairs } = pairHeldOut(evaluated, { labels, seed: recipe.seed, known: items });
  return textsOf(pairs, dataset.parsed.name, 'rows');
}

const textsOf = (
  pairs: readonly EvaluationPair[],
  file: string,
  part: EvaluationTexts['part'],
): EvaluationTexts => ({
  file,
  part,
  sentence1: pairs.map(({ sentence1 }) => sentence1),
  sentence2: pairs.map(({ sentence2 }) => sentence2),
});
