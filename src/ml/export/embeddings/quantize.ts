/**
 * Sentence vectors as int8 and as bits, with the numbers of `quantize_embeddings` of sentence-transformers
 * (https://github.com/huggingface/sentence-transformers, sentence_transformers/util/quantization.py), which computes in float32.
 */

/** The lowest and the highest value of each dimension. */
export interface Ranges {
  readonly lowest: Float32Array<ArrayBuffer>;
  readonly highest: Float32Array<ArrayBuffer>;
}

export const emptyRanges = (dimensions: number): Ranges => ({
  lowest: new Float32Array(dimensions).fill(Infinity),
  highest: new Float32Array(dimensions).fill(-Infinity),
});

/** Widens the ranges so that they hold the vector. */
export function widen({ lowest, highest }: Ranges, vector: Float32Array): void {
  for (const [i, value] of vector.entries()) {
    lowest[i] = Math.min(lowest[i] ?? value, value);
    highest[i] = Math.max(highest[i] ?? value, value);
  }
}

/** Each value's place in 255 steps of its dimension's range, rounded down, less 128. [D] → [D] */
export function toInt8(vector: Float32Array, { lowest, highest }: Ranges): Int8Array<ArrayBuffer> {
  return Int8Array.from(vector, (value, i) => {
    const start = lowest[i] ?? 0;
    const step = Math.fround(Math.fround((highest[i] ?? 0) - start) / 255);
    const steps = Math.floor(Math.fround(Math.fround(value - start) / (step === 0 ? 1 : step)));
    return Math.min(255, Math.max(0, steps)) - 128;
  });
}

/** A bit for each value, 1 where it is above 0; eight in a byte, the first one its highest bit. [D] → [⌈D/8⌉] */
export function toBits(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(Math.ceil(vector.length / 8));
  for (const [i, value] of vector.entries()) {
    if (value > 0) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i & 7));
  }
  return bits;
}
