import { describe, expect, it } from 'vitest';
import { smooth } from '../../../src/core/run/smooth';

describe('smooth', () => {
  it('starts at the first value, not near 0', () => {
    expect(smooth([4, 4, 4], 0.9)[0]).toBeCloseTo(4, 12);
    expect([...smooth([4, 4, 4], 0.9)].every((value) => Math.abs(value - 4) < 1e-12)).toBe(true);
  });

  it('weighs a value that lies n steps back by factorⁿ', () => {
    const [, , third] = smooth([1, 2, 6], 0.5);
    expect(third).toBeCloseTo((0.25 * 1 + 0.5 * 2 + 1 * 6) / 1.75, 12);
  });

  it('leaves a gap where the loss is no number, and continues after it', () => {
    const [first, gap, third] = smooth([2, NaN, 2], 0.9);
    expect(first).toBeCloseTo(2, 12);
    expect(gap).toBeNaN();
    expect(third).toBeCloseTo(2, 12);
    expect(smooth([Infinity])[0]).toBeNaN();
  });

  it('is the loss itself with factor 0, and nothing of nothing', () => {
    expect([...smooth([3, 1, 2], 0)]).toEqual([3, 1, 2]);
    expect(smooth([])).toHaveLength(0);
  });
});
