/** A pair to try a model on: one whose words are alike and whose meaning is not. */

import type { Example } from '../data/types';
import { jaccard } from '../data/labels/wordOverlap';

/** Rows that are looked at, and characters above which a text is too long to try. */
const looked = 500;
const longest = 200;
/** The share of common words above which two texts differ in little but their order. */
const alike = 0.8;

/**
 * The pair that shares the most words, though not all, for the lowest label; of rows with negatives the first sentence
 * with one of them, and of single sentences one with the next of another class. The first pair where there is no label, null
 * where there is no pair.
 */
export function nearMiss(items: readonly Example[]): readonly [string, string] | null {
  let best: readonly [string, string] | null = null;
  let most = -Infinity;
  for (const [i, { sentence1, sentence2, negatives, label }] of items.slice(0, looked).entries()) {
    const other = sentence2 ?? otherClass(items, i);
    const seconds = negatives.length > 0 ? negatives : other === null ? [] : [other];
    const unlike = negatives.length === 0 && sentence2 !== null ? label : 0;
    for (const second of seconds) {
      const pair = [sentence1, second] as const;
      const tooLong = pair.some((text) => text.length > longest);
      const shared = unlike === null ? 0 : jaccard(...pair);
      const closeness = (shared > alike ? 0 : shared) - (unlike ?? 0);
      const value = closeness - (tooLong ? 2 : 0);
      if (value > most) [best, most] = [pair, value];
    }
  }
  return best;
}

/** The next sentence of another class than that of row `i`. */
function otherClass(items: readonly Example[], i: number): string | null {
  const { label } = items[i] ?? { label: null };
  return items.slice(i + 1, i + looked).find((other) => other.label !== label)?.sentence1 ?? null;
}
