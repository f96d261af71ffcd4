/** How often the right sentence of a triplet is nearer than the wrong one. */

/**
 * As sentence-transformers' TripletEvaluator without a margin, in float64: equal cosines count as wrong. Null without
 * triplets, and where a cosine is no number.
 *
 * @param cosines [pairs]
 * @param triplets for each the pair of a first sentence with its second one, and that with a negative
 */
export function tripletAccuracy(
  cosines: ArrayLike<number>,
  triplets: readonly (readonly [positive: number, negative: number])[],
): number | null {
  let right = 0;
  for (const [near, far] of triplets) {
    const [positive, negative] = [cosines[near] ?? NaN, cosines[far] ?? NaN];
    if (Number.isNaN(positive) || Number.isNaN(negative)) return null;
    if (positive > negative) right++;
  }
  return triplets.length === 0 ? null : right / triplets.length;
}
