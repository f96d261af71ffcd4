/** The token ids and labels of a step's rows. */

import type { Example } from '../../core/data/types';
import type { Side } from '../../core/model/types';
import { losses, type LossName } from '../../core/losses/catalogue';
import type { LossEntry } from '../../core/losses/types';
import type { TokenStore } from '../encoder/tokenStore';
import type { Vectors } from '../encoder/encodeTexts';
import { negativesOf, type StepBatch } from './batchLoss';
import { taughtOf, vectorsOfRows } from './teacher';

interface Rows {
  readonly train: readonly Example[];
  readonly tokens: TokenStore;
  readonly loss: LossName;
  /** Of all training sentences, for a loss that has a teacher; null or absent without. */
  readonly teacher?: Vectors | null;
  /** What a teacher has said of each training row, where the file has that; null or absent without. [rows][numbers] */
  readonly taught?: readonly Float32Array[] | null;
}

/** @param rows indices into `train` */
export function stepBatch(
  { train, tokens, loss, teacher = null, taught = null }: Rows,
  rows: Int32Array,
): StepBatch {
  const examples = Array.from(rows, (row) => train[row]).filter((example) => example !== undefined);
  const ids = (text: string, side: Side) => tokens.ids(text, side);
  const seconds = examples.flatMap(({ sentence2 }) =>
    sentence2 === null ? [] : [ids(sentence2, 'sentence2')],
  );
  const { usesNegatives, teacher: lesson }: LossEntry = losses[loss];
  const said = taught && Array.from(rows, (row) => taught[row]).filter((numbers) => numbers !== undefined);
  return {
    sentence1: examples.map(({ sentence1 }) => ids(sentence1, 'sentence1')),
    sentence2: seconds.length === examples.length ? seconds : null,
    negatives: usesNegatives
      ? negativesOf(examples.map(({ negatives }) => negatives.map((text) => ids(text, 'sentence2'))))
      : null,
    skips: { sentence1: tokens.skip('sentence1'), sentence2: tokens.skip('sentence2') },
    teacher:
      said && lesson === 'vectors'
        ? vectorsOfRows(examples, said)
        : teacher && taughtOf(examples, teacher, usesNegatives !== false),
    scores: lesson === 'vectors' ? null : said,
    labels: Float32Array.from(examples, ({ label }) => label ?? 1),
  };
}
