/** What a run needs before it starts: the rows to train on and the pairs to evaluate on, where the data allows it. */

import { message, type Message } from '../../messages/message';
import type { Dataset } from '../data/dataset/dataset';
import { countNegatives } from '../data/dataset/negatives';
import { leftOut, type FileSplit } from '../data/dataset/fileSplit';
import { isTextAlone } from '../data/dataset/roleColumns';
import { minClassBatch } from '../batches/batchesByClass';
import { nothingToEvaluate, pairHeldOut, type EvaluationSet } from '../data/evaluation/pairing';
import { pairLines, type PairLines } from '../data/evaluation/pairLines';
import { shapeOf } from '../losses/shape';
import { splitExamples, withoutOverlap } from '../data/evaluation/split';
import type { Example } from '../data/types';
import type { SplitPart } from '../data/words/splitWords';
import { DataError, RecipeError } from '../errors';
import { losses } from '../losses/catalogue';
import { unmetBy } from '../losses/infer';
import { trainingExamples, tripletNote } from '../losses/trainingExamples';
import { readParams } from '../losses/params';
import { softmax } from '../losses/entries/softmax';
import type { LossEntry } from '../losses/types';
import { shuffleBatches, unmetBatching } from '../recipe/batching';
import { teacherModelOf, teacherOf, usesMatryoshka } from '../recipe/conditions';
import { sameValue } from '../sameValue';
import type { Recipe } from '../recipe/types';

export interface Parts {
  /** What the loss trains on: rows, or triplets. */
  readonly train: readonly Example[];
  readonly heldOut: readonly Example[];
  readonly evaluationSet: EvaluationSet;
  /** That the loss trains on triplets whose number is not that of the rows, else null. */
  readonly triplets: Message | null;
  /** The rows that the pairs of the evaluation set come from. */
  readonly lines: PairLines;
}

/**
 * The training part and the held-out part: by the split that the dataset brings along, else drawn by seed. A second
 * dataset is evaluated on instead. Pairs that are evaluated on are not trained on. Of sentences without labels nothing is
 * held out: there is nothing to evaluate by.
 */
export function splitDataset(dataset: Dataset, second: Dataset | null, recipe: Recipe): Parts {
  const { items, labels } = dataset.examples;
  const split = dataset.examples.split?.used === true ? dataset.examples.split : null;
  const { train: rowsLeft, heldOut, removed } = partsOf(dataset, second, recipe);
  const rows = items.length;
  const unevaluated = holdsNothingOut(dataset, second);
  if (heldOut.length < 2 && !unevaluated) {
    throw tooFew(
      second
        ? message('run.data.fewInFile', { rows: heldOut.length })
        : message('run.data.fewForEvaluation', { rows }),
    );
  }
  if (rowsLeft.length === 0) {
    throw second
      ? new DataError(message('run.data.allHeldOut'), message('run.data.allHeldOut.next'))
      : tooFew(message('run.data.fewForTraining', { rows }));
  }
  const train = trainingExamples(recipe.loss, rowsLeft);
  if (train.length === 0) throw unfit(recipe, message('loss.unmet.noNegatives'));
  const evaluationSet = unevaluated
    ? nothingToEvaluate(message('evaluation.set.textAlone'))
    : pairHeldOut(heldOut, {
        labels: second?.examples.labels ?? labels,
        seed: recipe.seed,
        known: items,
      });
  const given = split && !unevaluated ? [splitNote(split, second !== null)] : [];
  const overlap = removed > 0 ? [message('evaluation.set.overlap', { pairs: removed })] : [];
  return {
    train,
    heldOut,
    triplets: tripletNote(recipe.loss, { rows: rowsLeft.length, negatives: countNegatives(rowsLeft) }),
    evaluationSet: { ...evaluationSet, notes: [...given, ...evaluationSet.notes, ...overlap] },
    lines: pairLines(evaluationSet.pairs, (second ?? dataset).parsed),
  };
}

const unfit = ({ loss }: Recipe, reason: Message) =>
  new RecipeError(message('loss.unfit', { loss, reason }), message('loss.chooseAnother'));

/** Sentences without labels give nothing to evaluate by. */
const holdsNothingOut = ({ roles }: Dataset, second: Dataset | null) => second === null && isTextAlone(roles);

function partsOf(dataset: Dataset, second: Dataset | null, recipe: Recipe) {
  const { items, split } = dataset.examples;
  const rowsOf = (part: SplitPart) => items.filter(({ row }) => split?.parts[row] === part);
  if (holdsNothingOut(dataset, second)) {
    return { train: split?.used === true ? rowsOf('train') : items, heldOut: [], removed: 0 };
  }
  if (split?.used !== true) {
    return second
      ? { heldOut: second.examples.items, ...withoutOverlap(items, second.examples.items) }
      : { ...splitExamples(items, recipe), removed: 0 };
  }
  const heldOut = second ? second.examples.items : rowsOf(split.evaluated);
  return { heldOut, ...withoutOverlap(rowsOf('train'), heldOut) };
}

function splitNote(split: FileSplit, hasFile: boolean): Message {
  const { name: column, rows, evaluated, unnamed } = split;
  return hasFile
    ? message('evaluation.set.fileNotSplit', { column, left: rows.dev + rows.test + unnamed })
    : message('evaluation.set.bySplit', { column, part: evaluated, left: leftOut(split) });
}

const tooFew = (what: Message) => new DataError(what, message('run.data.few.next'));

/** @throws DataError where there is nothing to train on or to evaluate */
export function checkRows({ examples }: Dataset): void {
  if (examples.items.length > 0) return;
  throw new DataError(message('run.data.noUsableRow'), message('run.data.noUsableRow.next'));
}

/** @throws RecipeError where the data cannot feed the loss */
export function checkLoss(recipe: Recipe, { examples, roles }: Dataset): void {
  const { loss, batchSize } = recipe;
  const unmet = unmetBy(loss, shapeOf(examples, roles));
  if (unmet) throw unfit(recipe, unmet);
  const entry: LossEntry = losses[loss];
  if (entry.trainsHead && usesMatryoshka(recipe)) {
    throw new RecipeError(
      message('run.loss.headAndMatryoshka', { loss }),
      message('run.loss.headAndMatryoshka.next'),
    );
  }
  if (entry.teacher === 'vectors' && usesMatryoshka(recipe)) {
    throw new RecipeError(
      message('run.loss.vectorsAndMatryoshka', { loss }),
      message('run.loss.headAndMatryoshka.next'),
    );
  }
  if (loss === 'SoftmaxLoss' && softmaxSeesNothing(recipe)) {
    throw new RecipeError(message('run.loss.softmaxInputs'), message('run.loss.softmaxInputs.next'));
  }
  if (learnsFromItself(recipe)) {
    throw new RecipeError(message('run.loss.ownTeacher', { loss }), message('run.loss.ownTeacher.next'));
  }
  const unmetBatches = unmetBatching(recipe, examples.labels.kind);
  if (unmetBatches) throw new RecipeError(unmetBatches, shuffleBatches);
  if (entry.batchSampler === 'groupByLabel' && (batchSize < minClassBatch || batchSize % 2 === 1)) {
    throw new RecipeError(
      message('run.loss.batchSize', { loss, least: minClassBatch, batchSize }),
      message('run.loss.batchSize.next', {
        batchSize: Math.max(minClassBatch, batchSize + (batchSize % 2)),
      }),
    );
  }
}

/** Whether the teacher is the base model itself, from which nothing can be learned; it may guide. */
function learnsFromItself(recipe: Recipe): boolean {
  const role = teacherOf(recipe);
  const itself = recipe.teacher === 'base' || sameValue(teacherModelOf(recipe), recipe.baseModel);
  return role !== null && role !== 'guide' && itself;
}

const softmaxSeesNothing = ({ lossParams }: Recipe) =>
  Object.values(readParams(softmax.params, lossParams)).every((on) => !on);
