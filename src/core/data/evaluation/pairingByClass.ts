/** Evaluation pairs where the labels are classes: by what a class says about similarity, or by equal classes. */

import { message, type Message } from '../../../messages/message';
import { DataError } from '../../errors';
import { createRandom, streams, type Random } from '../../random';
import { pairOf, type EvaluationPair } from './evaluationPair';
import { comparable } from '../sentence';
import { shorten } from '../shorten';
import type { Classes, Example } from '../types';

interface ClassPairs {
  readonly pairs: readonly EvaluationPair[];
  readonly notes: readonly Message[];
}

/** @throws DataError where the classes tell no two pairs apart */
export function pairByClass(heldOut: readonly Example[], classes: Classes, seed: number): ClassPairs {
  const made = heldOut.every(({ sentence2 }) => sentence2 === null)
    ? pairSentences(heldOut, createRandom(seed, streams.pairing))
    : gradePairs(heldOut, classes);
  if (made.pairs.length > 0) return made;
  throw new DataError(message('evaluation.set.noClass'), message('evaluation.set.noClass.next'));
}

/** The pairs whose class says "similar" or "different". */
function gradePairs(heldOut: readonly Example[], { classes, grades }: Classes): ClassPairs {
  const pairs = heldOut.flatMap((example) => {
    const grade = grades[example.label ?? -1] ?? null;
    return example.sentence2 === null || grade === null ? [] : [pairOf(example, example.sentence2, grade)];
  });
  const named = (grade: 0 | 1 | null) =>
    classes.filter((_, index) => grades[index] === grade).map(([cell = '']) => shorten(cell, 40));
  const ungraded = heldOut.length - pairs.length;
  return {
    pairs,
    notes: [
      message('evaluation.set.classes', { pairs: pairs.length, one: named(1), zero: named(0) }),
      ...(ungraded > 0
        ? [message('evaluation.set.ungraded', { pairs: ungraded, classes: named(null) })]
        : []),
    ],
  };
}

/** Each sentence with another of its class as label 1, and with one of another class as label 0, where there is one. */
function pairSentences(heldOut: readonly Example[], random: Random): ClassPairs {
  const order = random.shuffle(Array.from(heldOut.keys()));
  const partnerOf = (example: Example, sameClass: boolean) => {
    const start = random.below(order.length);
    for (let step = 0; step < order.length; step++) {
      const other = heldOut[order[(start + step) % order.length] ?? 0];
      if (!other || (other.label === example.label) !== sameClass) continue;
      if (comparable(other.sentence1) !== comparable(example.sentence1)) return other;
    }
    return null;
  };
  const paired = (sameClass: boolean) =>
    heldOut.flatMap((example): EvaluationPair[] => {
      const partner = partnerOf(example, sameClass);
      return partner === null
        ? []
        : [{ ...pairOf(example, partner.sentence1, Number(sameClass)), partnerRow: partner.row }];
    });
  return {
    pairs: [...paired(true), ...paired(false)],
    notes: [message('evaluation.set.sentences', { sentences: heldOut.length })],
  };
}
