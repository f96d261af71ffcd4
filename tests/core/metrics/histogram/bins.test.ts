import { describe, expect, it } from 'vitest';
import { binOf, binsFor, edgeOf } from '../../../../src/core/metrics/histogram/bins';

const tenths = (...cosines: number[]) => binsFor([cosines], 'tenths');
/** n cosines with quartiles at 0.4 and 0.6. */
const spread = (n: number) => Float32Array.from({ length: n }, (_, i) => 0.3 + (0.4 * i) / (n - 1));

describe('the bins of int(10·cos)', () => {
  it('are eleven where no cosine is negative', () => {
    expect(tenths(0.05, 1)).toEqual({ per: 10, first: 0, count: 11 });
  });

  it.each([
    [1, 10],
    [1.0000001, 10],
    [0.95, 9],
    [0.5, 5],
    [0.05, 0],
    [0, 0],
  ])('hold the cosine %d in bin %d', (cosine, bin) => {
    expect(binOf(tenths(0), cosine)).toBe(bin);
    expect(Math.min(10, Math.trunc(10 * cosine))).toBe(bin);
  });

  it.each([
    [-0.05, -1],
    [-0.1, -1],
    [-0.11, -2],
    [-1, -10],
    [-1.0000001, -10],
  ])('never fold the negative cosine %d into bin 0: it is in %d', (cosine, bin) => {
    const bins = tenths(-1);
    expect(bins).toEqual({ per: 10, first: -10, count: 21 });
    expect(binOf(bins, cosine) + bins.first).toBe(bin);
  });

  it('go down to the lowest cosine of all samples', () => {
    expect(binsFor([[0.5], [-0.25, 0.5]], 'tenths')).toEqual({ per: 10, first: -3, count: 14 });
  });
});

describe('the bins that follow the rows', () => {
  it.each([
    // 2 · 0.2 / ∛n, and the nearest of 0.2, 0.1, 0.05 and 0.02.
    [8, 5],
    [64, 10],
    [500, 20],
    [8000, 50],
    [1_000_000, 50],
  ])('of %d rows are %d per unit, by the rule of Freedman and Diaconis', (n, per) => {
    expect(binsFor([spread(n)], 'rows')).toEqual({ per, first: 0, count: per });
  });

  it('end at 1, and the last one includes it', () => {
    const bins = binsFor([spread(500)], 'rows');
    expect(edgeOf(bins, bins.count)).toBe(1);
    expect([0.949, 0.95, 0.999, 1, 1.0000001].map((cosine) => binOf(bins, cosine))).toEqual([
      18, 19, 19, 19, 19,
    ]);
  });

  it('are as wide as the median sample suggests, whatever an outlier would', () => {
    const narrow = Float32Array.from(spread(500), (cosine) => 0.9 + cosine / 100);
    expect(binsFor([spread(500), spread(500), narrow], 'rows').per).toBe(20);
  });

  it('are tenths where nothing spreads, and begin below 0 where a cosine does', () => {
    expect(binsFor([[0.5, 0.5, 0.5], []], 'rows')).toEqual({ per: 10, first: 0, count: 10 });
    expect(binsFor([[NaN, -0.31, -0.31]], 'rows')).toEqual({ per: 10, first: -4, count: 14 });
  });
});
