/** How well each first sentence finds its partner among all second ones. */

import { comparable } from '../data/sentence';
import type { RankingMetrics } from './types';

/**
 * `cosine(i, j)` is that of first sentence i and second sentence j; the partner of i is i. Every second sentence
 * that stands beside an equal first one is a right answer too. The rank is that of the best right answer, among wrong
 * ones with the same cosine the middle place. Null where n is 0 or a cosine is NaN.
 */
export function rankingMetrics(
  cosine: (i: number, j: number) => number,
  sentences1: readonly string[],
  sentences2: readonly string[],
): RankingMetrics | null {
  const n = sentences1.length;
  const anchors = sentences1.map(comparable);
  const texts = sentences2.map(comparable);
  const answers = new Map<string, Set<string>>();
  for (const [i, sentence] of anchors.entries()) {
    const right = answers.get(sentence) ?? new Set();
    answers.set(sentence, right.add(texts[i] ?? ''));
  }
  let [first, reciprocal] = [0, 0];
  for (const [i, sentence] of anchors.entries()) {
    const right = answers.get(sentence) ?? new Set();
    const cosines = texts.map((_, j) => cosine(i, j));
    if (cosines.some(Number.isNaN)) return null;
    const best = texts.reduce(
      (most, text, j) => (right.has(text) ? Math.max(most, cosines[j] ?? 0) : most),
      -Infinity,
    );
    const wrong = cosines.filter((_, j) => !right.has(texts[j] ?? ''));
    const above = wrong.filter((value) => value > best).length;
    const level = wrong.filter((value) => value === best).length;
    const rank = 1 + above + level / 2;
    if (rank === 1) first++;
    reciprocal += 1 / rank;
  }
  return n === 0 ? null : { accuracyAt1: first / n, mrr: reciprocal / n };
}
