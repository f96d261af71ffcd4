/** The number formats of safetensors, and those that become float32 here. */

/** Bytes of one element, by the name that safetensors gives the format. */
export const dtypeBytes = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  I64: 8,
  U64: 8,
  F64: 8,
} as const;

export type Dtype = keyof typeof dtypeBytes;

export const isDtype = (name: string): name is Dtype => Object.hasOwn(dtypeBytes, name);

/** The formats that `toFloat32` reads. */
export type FloatDtype = 'F32' | 'F16' | 'BF16';

export const isFloatDtype = (dtype: Dtype): dtype is FloatDtype =>
  dtype === 'F32' || dtype === 'F16' || dtype === 'BF16';

/** Little-endian elements as float32; exact, for float32 holds every float16 and bfloat16. */
export function toFloat32(bytes: Uint8Array, dtype: FloatDtype): Float32Array {
  const { buffer } = ownBuffer(bytes);
  if (dtype === 'F32') return new Float32Array(buffer);
  const halves = new Uint16Array(buffer);
  const out = new Float32Array(halves.length);
  const bits = new Uint32Array(out.buffer);
  if (dtype === 'BF16') halves.forEach((half, i) => (bits[i] = half << 16));
  else halves.forEach((half, i) => (bits[i] = widenHalf(half)));
  return out;
}

/** int8 rows with a scale per row: value = int8 · scale[row]. `bytes` holds `scale.length` rows of equal length. */
export function dequantizeRows(bytes: Uint8Array, scale: Float32Array): Float32Array {
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float32Array(rows.length);
  const width = rows.length / scale.length;
  scale.forEach((factor, row) => {
    for (let i = row * width; i < (row + 1) * width; i++) out[i] = (rows[i] ?? 0) * factor;
  });
  return out;
}

/** IEEE 754 binary16 bits → binary32 bits. */
function widenHalf(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return sign | 0x7f800000 | (fraction << 13);
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  // Subnormal: shift the leading one up to where it is implicit in binary32.
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}

/** The bytes at the start of a buffer of their own, copied only where they share one. */
function ownBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
