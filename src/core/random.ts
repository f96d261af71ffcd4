/**
 * Seeded random numbers: a small stream for shuffles and splits, and a counter-based hash for dropout, where
 * element i of step s is the same number on every backend.
 */

/** 32-bit avalanche (the "lowbias32" finaliser of Wellons' hash-prospector): uint32 → uint32. */
export function hash32(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Mixes integers into one uint32 key, so that (seed, step, layer) name an independent stream. */
export function mixKey(...parts: readonly number[]): number {
  let key = 0x9e3779b9;
  for (const part of parts) key = hash32((key ^ hash32(part >>> 0)) + 0x9e3779b9);
  return key >>> 0;
}

export interface Random {
  /** A float in [0, 1) with 32 random bits. */
  next(): number;
  /** An integer in [0, n). */
  below(n: number): number;
  /** Shuffles in place (Fisher–Yates) and returns its argument. */
  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T;
}

/** A stream of pseudo-random numbers from a seed; the same seed gives the same stream everywhere. */
export function createRandom(...seed: readonly number[]): Random {
  const key = mixKey(...seed);
  let counter = 0;
  const next = () => hash32((hash32(counter++) ^ key) >>> 0) / 2 ** 32;
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = items[i];
        items[i] = items[j];
        items[j] = held;
      }
      return items;
    },
  };
}

/** What a seed is used for, so that no two uses share a stream: `createRandom(seed, streams.split)`. */
export const streams = {
  split: 1,
  pairing: 2,
  batches: 3,
  head: 4,
  spoiling: 5,
  lora: 6,
  findings: 7,
  bootstrap: 8,
  halves: 9,
} as const;
