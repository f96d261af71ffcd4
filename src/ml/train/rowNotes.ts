/** What a run says about its rows before it trains or evaluates on them. */

import {
  evaluatedRows,
  evaluatedRowsNote,
  type EvaluatedRows,
} from '../../core/data/evaluation/evaluatedRows';
import { pairLines } from '../../core/data/evaluation/pairLines';
import { checkDirection, hasDirection } from '../../core/data/findings/model/reversedLabel';
import { pairHeldOut, type EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Dataset } from '../../core/data/dataset/dataset';
import type { Example } from '../../core/data/types';
import { DataError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import type { Evaluation, RunEvent } from '../../core/run/events';
import type { Parts } from '../../core/run/parts';
import type { Recipe } from '../../core/recipe/types';
import { settingsNotes } from '../model/settings';
import type { ModelDescription } from '../model/types';

interface Rows {
  readonly recipe: Recipe;
  readonly description: ModelDescription;
  readonly dataset: Dataset;
}

/** The rows that are asked for as an evaluation set; yields how it was made. */
export function* evaluationRows(
  { description: asRead }: Pick<Rows, 'description'>,
  { recipe, description, dataset }: Rows,
  asked: EvaluatedRows,
): Generator<RunEvent, Pick<Parts, 'heldOut' | 'evaluationSet'>> {
  const { items, labels } = dataset.examples;
  const heldOut = evaluatedRows(dataset.examples, asked);
  const evaluationSet = pairHeldOut(heldOut, { labels, seed: recipe.seed, known: items });
  yield {
    type: 'plan',
    steps: 0,
    stepsPerEpoch: 0,
    trainRows: 0,
    heldOutRows: heldOut.length,
    evaluateEvery: 0,
    warmupSteps: 0,
    notes: notesOf(evaluationSet, dataset, asked),
    pairLines: pairLines(evaluationSet.pairs, dataset.parsed),
  };
  for (const text of settingsNotes(asRead, description)) yield { type: 'notice', text };
  return { heldOut, evaluationSet };
}

/** A labelled file is evaluated as it is; for pairs the notes say how the counter-examples were made. */
function notesOf({ search, notes }: EvaluationSet, { examples }: Dataset, asked: EvaluatedRows): Message[] {
  const of = evaluatedRowsNote(examples, asked);
  const bySplit = of.code === 'evaluation.set.partOfSplit';
  return [
    ...(bySplit || !search ? [of] : []),
    ...(search ? notes : []),
    message('evaluation.set.noTraining'),
  ];
}

/** Asks whether the label is the other way round, where the base model is clearly against it. */
export function* directionNotices(
  { step, metrics }: Evaluation,
  { examples }: Dataset,
): Generator<Extract<RunEvent, { type: 'notice' }>> {
  if (step > 0 || !hasDirection(examples.labels)) return;
  for (const { what, next } of checkDirection(metrics)?.findings ?? []) {
    yield { type: 'notice', text: message('finding.notice', { what, next }) };
  }
}

/**
 * A notice of the number of rows that an epoch of batches by class leaves out.
 * @throws DataError if there is no batch at all
 */
export function* classNotes(
  rows: readonly Example[],
  batches: readonly Int32Array[],
): Generator<Extract<RunEvent, { type: 'notice' }>> {
  if (batches.length === 0) {
    throw new DataError(message('training.classes.tooFew'), message('training.next.moreSentences'));
  }
  const used = batches.reduce((sum, { length }) => sum + length, 0);
  if (used === rows.length) return;
  const text = message('training.classes.leftOut', { left: rows.length - used, rows: rows.length });
  yield { type: 'notice', text };
}
