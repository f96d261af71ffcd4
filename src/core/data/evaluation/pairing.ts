/** Makes the pairs that an evaluation judges: the held-out rows, and for unlabelled ones counter-examples beside them. */

import { DataError } from '../../errors';
import type { Search } from '../../metrics/retrieval';
import type { EvaluationKind } from '../../metrics/types';
import { createRandom, streams, type Random } from '../../random';
import { counted } from '../limits';
import { pairByClass } from './pairingByClass';
import { maxSearched, searchOf } from './search';
import { comparable, exampleKey, pairKey } from '../sentence';
import type { Example, LabelScheme } from '../types';

export interface EvaluationPair {
  readonly sentence1: string;
  readonly sentence2: string;
  /** In [0, 1]. */
  readonly label: number;
}

export interface EvaluationSet {
  /** The held-out examples first, in their order, then the counter-examples. */
  readonly pairs: readonly EvaluationPair[];
  readonly kind: EvaluationKind;
  /** For matching pairs only. Its texts are all among those of the pairs. */
  readonly search: Search | null;
  /** How they were made, as a sentence for the person. */
  readonly note: string;
}

/** With fewer held-out pairs even a rank correlation of 1 or −1 is soon a matter of chance. */
const steadyPairs = 10;
const doubtOfFew =
  ' So few pairs say little: chance alone may bring Spearman close to 1 or −1, so read the numbers with care.';

/** Of a scheme its kind is enough, but for classes. */
type EvaluationLabels =
  { readonly kind: Exclude<LabelScheme['kind'], 'class'> } | Extract<LabelScheme, { readonly kind: 'class' }>;

interface PairingOptions {
  readonly labels: EvaluationLabels;
  readonly seed: number;
  /** All examples of the data: a pair that is among them is no counter-example. */
  readonly known: readonly Example[];
}

/**
 * The held-out examples as pairs with labels. Examples without a grade (unlabelled or all positive) count as label 1;
 * label 0 is each first sentence with its negative where the data has one, else with another pair's second sentence,
 * drawn by seed, never an equal text and never a pair that is `known`. Of pairs with a class those count whose class
 * says something; single sentences are paired within their class and beyond it.
 * @throws DataError where the labels are unusable
 */
export function pairHeldOut(
  heldOut: readonly Example[],
  { labels, seed, known }: PairingOptions,
): EvaluationSet {
  const doubt = heldOut.length < steadyPairs ? doubtOfFew : '';
  if (labels.kind === 'class')
    return { ...pairByClass(heldOut, labels, seed, doubt), kind: 'binary', search: null };
  const count = counted(heldOut.length, 'held-out pair');
  const given = heldOut.flatMap(({ sentence1, sentence2, label }) =>
    sentence2 === null ? [] : [{ sentence1, sentence2, label: label ?? 0 }],
  );
  if (labels.kind === 'score' || labels.kind === 'binary') {
    const note = `Judged by ${count} that are never trained on.${doubt}`;
    return { pairs: given, kind: labels.kind, search: null, note };
  }
  if (labels.kind === 'unusable') {
    throw new DataError(
      'Nothing can be judged by this label column.',
      'Choose another label column, or set Label to "None".',
    );
  }
  const positives = given.map((pair) => ({ ...pair, label: 1 }));
  const withNegatives = heldOut.length > 0 && heldOut.every(({ negative }) => negative !== null);
  const counterparts = withNegatives
    ? heldOut.map(({ negative }) => negative)
    : drawCounterparts(heldOut, known, createRandom(seed, streams.pairing));
  const negatives = heldOut.flatMap(({ sentence1 }, i) => {
    const sentence2 = counterparts[i] ?? null;
    return sentence2 === null ? [] : [{ sentence1, sentence2, label: 0 }];
  });
  const missing = heldOut.length - negatives.length;
  const note = withNegatives
    ? `Judged by ${count} as label 1, and each first sentence with its negative as label 0.`
    : `Judged by ${count} as label 1, and each first sentence with another pair's second one as label 0.` +
      (missing > 0 ? ` For ${missing.toLocaleString('en')} of them no other sentence was left.` : '');
  const search = searchOf(heldOut, withNegatives);
  return {
    pairs: [...positives, ...negatives],
    kind: withNegatives ? 'triplets' : 'pairs',
    search,
    note: `${note} ${searchNote(search, heldOut.length)}${doubt}`,
  };
}

function searchNote({ queries, documents }: Search, rows: number): string {
  const of = rows > maxSearched ? ` of the first ${maxSearched.toLocaleString('en')} rows` : '';
  return `Each of the ${counted(queries.length, 'different first sentence')}${of} is also looked up among ${counted(documents.length, 'text')}.`;
}

/** For each example another one's second sentence, or null where none may stand there. */
function drawCounterparts(
  heldOut: readonly Example[],
  known: readonly Example[],
  random: Random,
): (string | null)[] {
  const positives = new Set<string>();
  for (const examples of [heldOut, known]) {
    for (const example of examples) positives.add(exampleKey(example));
  }
  const order = random.shuffle(Array.from(heldOut.keys()));
  return heldOut.map(({ sentence1, sentence2 }) => {
    const start = random.below(order.length);
    for (let step = 0; step < order.length; step++) {
      const other = heldOut[order[(start + step) % order.length] ?? 0];
      if (!other || other.sentence2 === null || sentence2 === null) continue;
      if (comparable(other.sentence2) === comparable(sentence2)) continue;
      if (comparable(other.sentence2) === comparable(sentence1)) continue;
      if (!positives.has(pairKey(sentence1, other.sentence2))) return other.sentence2;
    }
    return null;
  });
}
