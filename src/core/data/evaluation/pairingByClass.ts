/** Pairs to judge by where the labels are classes: what a class says of similarity, or who is of whose class. */

import { DataError } from '../../errors';
import { createRandom, streams, type Random } from '../../random';
import { counted } from '../limits';
import type { EvaluationPair, EvaluationSet } from './pairing';
import { comparable } from '../sentence';
import { shorten } from '../shorten';
import type { Classes, Example } from '../types';

type ClassPairs = Pick<EvaluationSet, 'pairs' | 'note'>;

/** @throws DataError where no two pairs can be told apart by their class */
export function pairByClass(
  heldOut: readonly Example[],
  classes: Classes,
  seed: number,
  doubt: string,
): ClassPairs {
  const { pairs, note } = heldOut.every(({ sentence2 }) => sentence2 === null)
    ? pairSentences(heldOut, createRandom(seed, streams.pairing))
    : gradePairs(heldOut, classes);
  if (pairs.length === 0) {
    throw new DataError(
      'No held-out row can be judged by its class.',
      'Add rows of each class, or give a second file to judge by.',
    );
  }
  return { pairs, note: note + doubt };
}

/** The pairs whose class says "similar" or "different". */
function gradePairs(heldOut: readonly Example[], { classes, grades }: Classes): ClassPairs {
  const pairs = heldOut.flatMap(({ sentence1, sentence2, label }) => {
    const grade = grades[label ?? -1] ?? null;
    return sentence2 === null || grade === null ? [] : [{ sentence1, sentence2, label: grade }];
  });
  const named = (grade: 0 | 1 | null) =>
    classes
      .filter((_, place) => grades[place] === grade)
      .map(([cell = '']) => `"${shorten(cell, 40)}"`)
      .join(', ');
  const left = heldOut.length - pairs.length;
  return {
    pairs,
    note:
      `Judged by ${counted(pairs.length, 'held-out pair')} that are never trained on: the class ${named(1)} counts as label 1, ${named(0)} as label 0.` +
      (left > 0 ? ` ${counted(left, 'pair')} of ${named(null)} are left out, which says neither.` : ''),
  };
}

/** Each sentence with another of its class as label 1, and with one of another class as label 0, where there is one. */
function pairSentences(heldOut: readonly Example[], random: Random): ClassPairs {
  const order = random.shuffle(Array.from(heldOut.keys()));
  const partner = (example: Example, sameClass: boolean) => {
    const start = random.below(order.length);
    for (let step = 0; step < order.length; step++) {
      const other = heldOut[order[(start + step) % order.length] ?? 0];
      if (!other || (other.label === example.label) !== sameClass) continue;
      if (comparable(other.sentence1) !== comparable(example.sentence1)) return other.sentence1;
    }
    return null;
  };
  const paired = (sameClass: boolean) =>
    heldOut.flatMap((example): EvaluationPair[] => {
      const sentence2 = partner(example, sameClass);
      return sentence2 === null
        ? []
        : [{ sentence1: example.sentence1, sentence2, label: Number(sameClass) }];
    });
  return {
    pairs: [...paired(true), ...paired(false)],
    note: `Judged by ${counted(heldOut.length, 'held-out sentence')} that are never trained on: each with another of its class as label 1, and with one of another class as label 0.`,
  };
}
