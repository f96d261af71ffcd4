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
  const difference = largestDifference(actual, expected);
  const where = difference <= tolerance ? what : `${what}, ${worstPlace(actual, expected)}`;
  expect(difference, where).toBeLessThanOrEqual(tolerance);
}

/** Where two arrays differ most, or where one has a NaN, with both numbers. */
function worstPlace(actual: ArrayLike<number>, expected: ArrayLike<number>): string {
  let worst = 0;
  const distance = (i: number) => {
    const difference = Math.abs((actual[i] ?? NaN) - (expected[i] ?? NaN));
    return Number.isNaN(difference) ? Infinity : difference;
  };
  for (let i = 1; i < expected.length; i++) if (distance(i) > distance(worst)) worst = i;
  return `number ${worst}: ${expected[worst]} expected, ${actual[worst]} computed`;
}

export function expectWithin({ what, difference, tolerance }: Check): void {
  expect(difference, what).toBeLessThanOrEqual(tolerance);
}
