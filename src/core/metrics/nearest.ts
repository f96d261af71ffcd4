/** The vectors nearest to a query by cosine, found exactly; and how the ranks of an answer changed. */

import { cosine } from './cosine';

export interface Hit {
  /** Into the vectors. */
  readonly index: number;
  readonly cosine: number;
}

/**
 * The `k` vectors with the highest cosine, the highest first and equal ones in their order; a zero vector has the
 * cosine 0.
 *
 * @param query [H]
 * @param vectors [n][H]
 */
export function nearest(query: Float32Array, vectors: readonly Float32Array[], k: number): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [index, vector] of vectors.entries()) {
    const value = cosine(query, vector);
    const last = hits.length < k ? -Infinity : (hits.at(-1)?.cosine ?? Infinity);
    if (value <= last) continue;
    if (hits.length === k) hits.pop();
    let rank = hits.length;
    while (rank > 0 && (hits[rank - 1]?.cosine ?? Infinity) < value) rank--;
    hits.splice(rank, 0, { index, cosine: value });
  }
  return hits;
}

/** By how many ranks each item of `after` rose: negative where it fell, null where `before` does not have it. */
export function rises(before: readonly string[], after: readonly string[]): readonly (number | null)[] {
  const ranks = new Map(before.map((text, rank) => [text, rank]));
  return after.map((text, rank) => {
    const former = ranks.get(text);
    return former === undefined ? null : former - rank;
  });
}
