import { describe, expect, it } from 'vitest';
import { largestFirst, mistakes } from '../../../src/core/metrics/mistakes';

describe('mistakes', () => {
  it('are measured from the threshold, and positive on its wrong side', () => {
    const of = mistakes([0.9, 0.2, 0.6, 0.4], [1, 1, 0, 0], 0.5);
    expect([...of].map((value) => Number(value.toFixed(6)))).toEqual([-0.4, 0.3, 0.1, -0.1]);
    expect([...largestFirst(of)]).toEqual([1, 2, 3, 0]);
  });

  it('at the threshold itself are those of the dissimilar pairs, for they are predicted similar', () => {
    const of = mistakes([0.5, 0.5], [0, 1], 0.5);
    expect([...of].map((value) => value > 0)).toEqual([true, false]);
  });

  it('have one order: equal ones as they come, and those that are no number last', () => {
    expect([...largestFirst(Float64Array.of(NaN, 0.1, 0.3, 0.1, NaN, -0.2, 0.1))]).toEqual([
      2, 1, 3, 6, 5, 0, 4,
    ]);
  });

  it('are differences of ranks where labels are graded', () => {
    const of = mistakes([0.1, 0.2, 0.9], [1, 0.5, 0], null);
    expect([...of]).toEqual([1, 0, 1]);
    expect([...mistakes([0.1, 0.2, 0.9], [0, 0.5, 1], null)]).toEqual([0, 0, 0]);
  });
});
