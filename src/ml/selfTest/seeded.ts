/** Weights from their names: the same numbers as `seeded` in tests/python/make_architecture_golden.py, so that none are stored. */

import { hash32 } from '../../core/random';

/** @param name the weight's in its file */
export function seeded(name: string, length: number): Float32Array {
  let key = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) key = Math.imul(key ^ byte, 0x01000193) >>> 0;
  const isNorm = /norm/i.test(name) && name.endsWith('.weight');
  const [centre, scale] = isNorm ? [1, 0.5] : [0, name.endsWith('.bias') ? 0.3 : 0.8];
  const uniform = (i: number) => hash32((hash32(i) ^ key) >>> 0) / 2 ** 31 - 1;
  return Float32Array.from({ length }, (_, i) => centre + scale * uniform(i));
}
