/** How well each first sentence finds its partner among all second ones. */

import { comparable } from '../data/sentence';
import type { RankingMetrics } from './types';

/**
 * `cosines` [n, n] row-major: first sentence i against second sentence j; the partner of i is i. Every second sentence
 * that stands beside an equal first one is a right answer too. The rank is that of the best right answer, among wrong
 * ones with the same cosine the middle place. Null where n is 0 or a cosine is NaN.
 */
export function rankingMetrics(
  cosines: ArrayLike<number>,
  sentences1: readonly string[],
  sentences2: readonly string[],
): RankingMetrics | null {
  const n = sentences1.length;
  const texts = sentences2.map(comparable);
  const answers = new Map<string, Set<string>>();
  for (const [i, sentence] of sentences1.map(comparable).entries()) {
    const right = answers.get(sentence) ?? new Set();
    answers.set(sentence, right.add(texts[i] ?? ''));
  }
  let [first, reciprocal] = [0, 0];
  for (const [i, sentence] of sentences1.entries()) {
    const right = answers.get(comparable(sentence)) ?? new Set();
    let best = -Infinity;
    for (const [j, text] of texts.entries()) {
      const cosine = cosines[i * n + j] ?? NaN;
      if (Number.isNaN(cosine)) return null;
      if (right.has(text)) best = Math.max(best, cosine);
    }
    let [above, level] = [0, 0];
    for (const [j, text] of texts.entries()) {
      const cosine = cosines[i * n + j] ?? NaN;
      if (cosine < best || right.has(text)) continue;
      if (cosine > best) above++;
      else level++;
    }
    const rank = 1 + above + level / 2;
    if (rank === 1) first++;
    reciprocal += 1 / rank;
  }
  return n === 0 ? null : { accuracyAt1: first / n, mrr: reciprocal / n };
}
