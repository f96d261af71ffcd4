/** Closeness of whole arrays. */

import { expect } from 'vitest';

/** Every number within `tolerance` of the expected one; a NaN never is. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = 'values',
): void {
  expect(actual.length, what).toBe(expected.length);
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] ?? NaN) - (expected[i] ?? NaN));
    worst = difference <= worst ? worst : difference; // a NaN stays
  }
  expect(worst, what).toBeLessThanOrEqual(tolerance);
}
