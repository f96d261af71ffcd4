/** How often the right sentence of a triplet is nearer than the wrong one. */

/**
 * As sentence-transformers' TripletEvaluator without a margin, in float64: equal cosines count as wrong. Null without
 * triplets, and where a cosine is no number.
 *
 * @param cosines [2 · triplets]: each first sentence with its second one, then each with its negative
 */
export function tripletAccuracy(cosines: ArrayLike<number>): number | null {
  const triplets = Math.floor(cosines.length / 2);
  let right = 0;
  for (let i = 0; i < triplets; i++) {
    const [positive, negative] = [cosines[i] ?? NaN, cosines[triplets + i] ?? NaN];
    if (Number.isNaN(positive) || Number.isNaN(negative)) return null;
    if (positive > negative) right++;
  }
  return triplets === 0 ? null : right / triplets;
}
