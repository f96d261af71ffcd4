/** Closeness of whole arrays. */

import { expect } from 'vitest';
import { largestDifference, type Check } from '../../parity/check';

/** Every number within `tolerance` of the expected one; a NaN never is. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = 'values',
): void {
  expect(actual.length, what).toBe(expected.length);
  expect(largestDifference(actual, expected), what).toBeLessThanOrEqual(tolerance);
}

export function expectWithin({ what, difference, tolerance }: Check): void {
  expect(difference, what).toBeLessThanOrEqual(tolerance);
}
