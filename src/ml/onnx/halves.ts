/** float32 → float16. */

const largest = 65504;

/** IEEE 754 binary16, rounded to the nearest, ties to even; what is too large becomes the largest number. */
export function toHalves(data: Float32Array): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(data.length);
  const one = new Float32Array(1);
  const bits = new Uint32Array(one.buffer);
  for (let i = 0; i < data.length; i++) {
    one[0] = Math.max(-largest, Math.min(largest, data[i] ?? 0));
    out[i] = narrow(bits[0] ?? 0);
  }
  return out;
}

/** The bits of a float32 of at most 65504 in magnitude → those of the nearest float16. */
function narrow(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  const exponent = (magnitude >>> 23) - 127;
  if (exponent < -25) return sign;
  // Normal numbers keep 10 of the 23 bits of the fraction; below 2^-14 one less for each halving.
  const dropped = exponent >= -14 ? 13 : 13 + (-14 - exponent);
  const significand = exponent >= -14 ? magnitude - (112 << 23) : (magnitude & 0x7fffff) | 0x800000;
  const kept = significand >>> dropped;
  const rest = significand & ((1 << dropped) - 1);
  const half = 1 << (dropped - 1);
  const up = rest > half || (rest === half && (kept & 1) === 1);
  return sign | (kept + (up ? 1 : 0));
}
