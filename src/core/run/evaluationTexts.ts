/** The sentences that a run was evaluated on, made again from the open data: its evaluation pairs follow from its recipe. */

import type { Message } from '../../messages/message';
import type { Dataset } from '../data/dataset/dataset';
import { evaluatedRows, evaluatedRowsNote } from '../data/evaluation/evaluatedRows';
import { pairHeldOut, type EvaluationSet } from '../data/evaluation/pairing';
import { splitDataset } from './parts';
import type { EvaluatedRun } from './record/evaluatedRun';

/** In the order of the cosines of every evaluation of the run. */
export interface EvaluationTexts {
  /** The name of the file that the pairs come from. */
  readonly file: string;
  /** Held out of the training file, an evaluation file, or rows of a file that is evaluated without training. */
  readonly part: 'heldOut' | 'evaluationFile' | 'rows';
  readonly sentence1: readonly string[];
  readonly sentence2: readonly string[];
}

interface Evaluated {
  readonly set: EvaluationSet;
  readonly file: string;
  readonly part: EvaluationTexts['part'];
}

/** @throws DataError where the data cannot be split as the run did it */
export function evaluatedSet(
  { recipe, rows }: EvaluatedRun,
  dataset: Dataset,
  second: Dataset | null,
): Evaluated {
  if (rows === null) {
    const { evaluationSet: set } = splitDataset(dataset, second, recipe);
    return { set, file: (second ?? dataset).parsed.name, part: second ? 'evaluationFile' : 'heldOut' };
  }
  const { items, labels } = dataset.examples;
  const evaluated = evaluatedRows(dataset.examples, rows);
  const set = pairHeldOut(evaluated, { labels, seed: recipe.seed, known: items });
  return { set, file: dataset.parsed.name, part: 'rows' };
}

/** Which rows these are and how their pairs were made; of labelled rows nothing where all were asked for. */
export function evaluatedNotes(
  { rows }: EvaluatedRun,
  dataset: Dataset,
  { set }: Evaluated,
): readonly Message[] {
  const pairs = !rows || set.search ? set.notes : [];
  return rows ? [evaluatedRowsNote(dataset.examples, rows), ...pairs] : pairs;
}

/** @throws DataError where the data cannot be split as the run did it */
export function evaluationTexts(
  run: EvaluatedRun,
  dataset: Dataset,
  second: Dataset | null,
): EvaluationTexts {
  const { set, file, part } = evaluatedSet(run, dataset, second);
  return {
    file,
    part,
    sentence1: set.pairs.map(({ sentence1 }) => sentence1),
    sentence2: set.pairs.map(({ sentence2 }) => sentence2),
  };
}
