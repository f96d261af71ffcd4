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
  const [anchors, texts] = [textIds(sentences1), textIds(sentences2)];
  const answers = new Map<number, Set<number>>();
  for (const [i, anchor] of anchors.entries()) {
    answers.set(anchor, (answers.get(anchor) ?? new Set<number>()).add(texts[i] ?? 0));
  }
  const row = new Float64Array(n);
  let [first, reciprocal] = [0, 0];
  for (const [i, anchor] of anchors.entries()) {
    const right = answers.get(anchor) ?? new Set();
    let best = -Infinity;
    for (const [j, text] of texts.entries()) {
      const value = cosine(i, j);
      if (Number.isNaN(value)) return null;
      row[j] = value;
      if (value > best && right.has(text)) best = value;
    }
    let [above, level] = [0, 0];
    for (const [j, value] of row.entries()) {
      if (value < best || right.has(texts[j] ?? 0)) continue;
      if (value > best) above++;
      else level++;
    }
    const rank = 1 + above + level / 2;
    if (rank === 1) first++;
    reciprocal += 1 / rank;
  }
  return n === 0 ? null : { accuracyAt1: first / n, mrr: reciprocal / n };
}

/** The same number for texts that are the same. [n] → [n] */
function textIds(texts: readonly string[]): Int32Array {
  const ids = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const key = comparable(text);
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  });
}
