/** Makes the pairs of an evaluation: the held-out rows, with counter-examples beside them where they have no labels. */

import { message, type Message } from '../../../messages/message';
import { DataError } from '../../errors';
import type { Search } from '../../metrics/retrieval';
import type { EvaluationKind } from '../../metrics/types';
import { createRandom, streams, type Random } from '../../random';
import { pairOf, type EvaluationPair } from './evaluationPair';
import { pairByClass } from './pairingByClass';
import { maxSearched, searchOf } from './search';
import { comparable, exampleKey, pairKey } from '../sentence';
import type { Example, LabelScheme } from '../types';

export interface EvaluationSet {
  /** The held-out examples first, in their order, then the counter-examples. */
  readonly pairs: readonly EvaluationPair[];
  readonly kind: EvaluationKind;
  /** The pair of a row and that with one of its negatives, as indices of pairs: one triplet for each negative. */
  readonly triplets: readonly (readonly [positive: number, negative: number])[];
  /** For matching pairs only. Its texts are all among those of the pairs. */
  readonly search: Search | null;
  /** How they were made. */
  readonly notes: readonly Message[];
}

/** Of data by which no model can be evaluated. */
export const nothingToEvaluate = (note: Message): EvaluationSet => ({
  pairs: [],
  kind: 'pairs',
  triplets: [],
  search: null,
  notes: [note],
});

/** With fewer held-out pairs even a rank correlation of 1 or −1 can easily be a matter of chance. */
const steadyPairs = 10;

/** Of a scheme its kind is enough, but for classes. */
type EvaluationLabels =
  { readonly kind: Exclude<LabelScheme['kind'], 'class'> } | Extract<LabelScheme, { readonly kind: 'class' }>;

interface PairingOptions {
  readonly labels: EvaluationLabels;
  readonly seed: number;
  /** All examples of the data: a pair that is among them is not a counter-example. */
  readonly known: readonly Example[];
}

/**
 * The held-out examples as pairs with labels. Examples without a grade (unlabelled or all positive) count as label 1;
 * label 0 is each first sentence with each of its negatives where it has any, else with another pair's second sentence,
 * drawn by seed, never an equal text and never a pair that is `known`. Of pairs with a class those count whose class
 * says something; single sentences are paired within their class and beyond it.
 * @throws DataError where the labels are unusable, and for single sentences without any
 */
export function pairHeldOut(heldOut: readonly Example[], options: PairingOptions): EvaluationSet {
  const made = makePairs(heldOut, options);
  const few = heldOut.length < steadyPairs ? [message('evaluation.set.few')] : [];
  return { ...made, notes: [...made.notes, ...few] };
}

function makePairs(heldOut: readonly Example[], { labels, seed, known }: PairingOptions): EvaluationSet {
  switch (labels.kind) {
    case 'class':
      return { ...pairByClass(heldOut, labels, seed), kind: 'binary', triplets: [], search: null };
    case 'score':
    case 'binary': {
      const notes = [message('evaluation.set.labelled', { pairs: heldOut.length })];
      return { pairs: givenPairs(heldOut), kind: labels.kind, triplets: [], search: null, notes };
    }
    case 'unusable':
      throw new DataError(
        message('evaluation.set.unusableLabels'),
        message('evaluation.set.unusableLabels.next'),
      );
    case 'none':
    case 'positive':
      if (heldOut.some(({ sentence2 }) => sentence2 === null)) {
        throw new DataError(message('evaluation.set.noLabels'), message('evaluation.set.noLabels.next'));
      }
      return pairMatches(heldOut, known, createRandom(seed, streams.pairing));
  }
}

/** The two sentences of each example, with its label or the given one. */
const givenPairs = (heldOut: readonly Example[], label?: number): EvaluationPair[] =>
  heldOut.flatMap((example) =>
    example.sentence2 === null ? [] : [pairOf(example, example.sentence2, label ?? example.label ?? 0)],
  );

function pairMatches(heldOut: readonly Example[], known: readonly Example[], random: Random): EvaluationSet {
  const positives = givenPairs(heldOut, 1);
  const negatives = heldOut.flatMap((example, positive) =>
    example.negatives.map((text) => ({ positive, pair: pairOf(example, text, 0) })),
  );
  const without = heldOut.filter((example) => example.negatives.length === 0);
  const drawn = drawCounterExamples(without, heldOut, known, random);
  const undrawn = without.length - drawn.length;
  const search = searchOf(heldOut);
  return {
    pairs: [...positives, ...negatives.map(({ pair }) => pair), ...drawn],
    kind: negatives.length > 0 ? 'triplets' : 'pairs',
    triplets: negatives.map(({ positive }, i) => [positive, positives.length + i]),
    search,
    notes: [
      matchNote(heldOut.length, negatives.length, without.length),
      ...(undrawn > 0 ? [message('evaluation.set.undrawn', { pairs: undrawn })] : []),
      searchNote(search, heldOut.length),
    ],
  };
}

function matchNote(pairs: number, negatives: number, without: number): Message {
  if (negatives === 0) return message('evaluation.set.drawn', { pairs });
  return negatives === pairs && without === 0
    ? message('evaluation.set.negatives', { pairs })
    : message('evaluation.set.severalNegatives', { pairs, negatives, without });
}

function searchNote({ queries, documents }: Search, rows: number): Message {
  const counts = { queries: queries.length, texts: documents.length };
  return rows > maxSearched
    ? message('evaluation.set.searchOfFirst', { ...counts, rows: maxSearched })
    : message('evaluation.set.search', counts);
}

/** Each example's first sentence with the second one of another held-out example; none where no other one fits. */
function drawCounterExamples(
  examples: readonly Example[],
  heldOut: readonly Example[],
  known: readonly Example[],
  random: Random,
): EvaluationPair[] {
  const positives = new Set<string>();
  for (const examples of [heldOut, known]) {
    for (const example of examples) positives.add(exampleKey(example));
  }
  const order = random.shuffle(Array.from(heldOut.keys()));
  return examples.flatMap((example) => {
    const { sentence1, sentence2 } = example;
    const start = random.below(order.length);
    for (let step = 0; step < order.length; step++) {
      const other = heldOut[order[(start + step) % order.length] ?? 0];
      if (!other || other.sentence2 === null || sentence2 === null) continue;
      if (comparable(other.sentence2) === comparable(sentence2)) continue;
      if (comparable(other.sentence2) === comparable(sentence1)) continue;
      if (positives.has(pairKey(sentence1, other.sentence2))) continue;
      return [{ ...pairOf(example, other.sentence2, 0), partnerRow: other.row }];
    }
    return [];
  });
}
