/** The examples that a loss trains on: those of the data, a triplet for each negative, or sentences with themselves. */

import { message, type Message } from '../../messages/message';
import type { NegativeCounts } from '../data/dataset/negatives';
import type { Example } from '../data/types';
import { losses, type LossName } from './catalogue';
import type { LossEntry } from './types';

/**
 * Where a loss takes negatives apart, each negative makes a triplet of its own row, and rows without one are left out;
 * a sentence without a partner is its own where the loss can take it (Gao, Yao & Chen 2021, SimCSE); for every other loss
 * the examples are unchanged.
 */
export function trainingExamples(loss: LossName, examples: readonly Example[]): readonly Example[] {
  const { usesNegatives, pairsItself }: LossEntry = losses[loss];
  if (pairsItself && examples.some(({ sentence2 }) => sentence2 === null)) {
    return examples.map((example) => ({ ...example, sentence2: example.sentence2 ?? example.sentence1 }));
  }
  if (usesNegatives !== 'apart') return examples;
  return examples.flatMap((example) => {
    const { negatives } = example;
    return negatives.length === 1 ? [example] : negatives.map((text) => ({ ...example, negatives: [text] }));
  });
}

/** How many of these there are for each row, on average. */
export function trainedPerRow(loss: LossName, { rows, negatives }: Counted): number {
  const { usesNegatives }: LossEntry = losses[loss];
  return usesNegatives === 'apart' && rows > 0 ? negatives.total / rows : 1;
}

/** That a loss trains on triplets whose number is not that of the rows, with both counts; else null. */
export function tripletNote(loss: LossName, { rows, negatives }: Counted): Message | null {
  const { usesNegatives }: LossEntry = losses[loss];
  if (usesNegatives !== 'apart' || negatives.total === 0) return null;
  if (negatives.rows === rows && negatives.total === rows) return null;
  return message('loss.triplets', { loss, rows, withNegatives: negatives.rows, triplets: negatives.total });
}

interface Counted {
  /** All of them. */
  readonly rows: number;
  readonly negatives: NegativeCounts;
}
