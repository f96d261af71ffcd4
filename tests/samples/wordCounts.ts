/** The cosine of word counts: what can be known of a pair without knowing what its words mean. */

import { comparable } from '../../src/core/data/sentence';

/** Word → how often. Chinese characters count one by one. */
function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of comparable(text).match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** 0 where a text has no word. */
export function wordCosine(a: string, b: string): number {
  const [left, right] = [wordCounts(a), wordCounts(b)];
  let [dot, norm1, norm2] = [0, 0, 0];
  for (const [word, count] of left) {
    dot += count * (right.get(word) ?? 0);
    norm1 += count ** 2;
  }
  for (const count of right.values()) norm2 += count ** 2;
  return dot === 0 ? 0 : dot / Math.sqrt(norm1 * norm2);
}
