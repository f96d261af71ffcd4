/** A seeded sample of rows, so that large files are looked at in a moment. */

import { createRandom, streams } from '../../random';

/** Rows that are looked at, at most. */
export const sampleRows = 5000;

/** `size` of the items by seed, in their order; all of them where there are no more. Floyd's algorithm. */
export function sampled<T>(items: readonly T[], size: number, seed: number): readonly T[] {
  const n = items.length;
  if (n <= size) return items;
  const random = createRandom(seed, streams.findings);
  const chosen = new Set<number>();
  for (let i = n - size; i < n; i++) {
    const drawn = random.below(i + 1);
    chosen.add(chosen.has(drawn) ? i : drawn);
  }
  const kept: T[] = [];
  for (const i of Int32Array.from(chosen).sort()) {
    const item = items[i];
    if (item !== undefined) kept.push(item);
  }
  return kept;
}
