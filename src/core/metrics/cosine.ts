/** The similarity of two sentence vectors. */

const nothing: Float32Array = new Float32Array(0);

/** The cosine of two vectors, summed in float64; 0 where one of them is zero. */
export function cosine(a = nothing, b = nothing): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? dot / Math.sqrt(aa * bb) : 0;
}
