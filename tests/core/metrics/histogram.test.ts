import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, histogram } from '../../../src/core/metrics/histogram';

const counts = (...args: Parameters<typeof histogram>) =>
  histogram(...args).bins.map(({ bin, lower, upper }) => [bin, lower.count, upper.count]);

describe('binOf', () => {
  it.each([
    [1, 10],
    [1.0000001, 10],
    [0.95, 9],
    [0.5, 5],
    [0.05, 0],
    [0, 0],
  ])('puts the cosine %d into bin %d, as int(10·cos) does', (cosine, bin) => {
    expect(binOf(cosine)).toBe(bin);
    expect(Math.min(10, Math.trunc(10 * cosine))).toBe(bin);
  });

  it.each([
    [-0.05, -1],
    [-0.1, -1],
    [-0.11, -2],
    [-1, -10],
    [-1.0000001, -10],
  ])('never folds the negative cosine %d into bin 0: it is in %d', (cosine, bin) => {
    expect(binOf(cosine)).toBe(bin);
  });
});

describe('histogram', () => {
  it('has the eleven bins 0 to 10 where no cosine is negative', () => {
    const bins = counts([0.05, 0.55, 0.56, 1], [0, 0, 1, 1]);
    expect(bins).toHaveLength(11);
    expect(bins.filter(([, lower, upper]) => lower || upper)).toEqual([
      [0, 1, 0],
      [5, 1, 1],
      [10, 0, 1],
    ]);
  });

  it('adds bins below 0 down to the lowest cosine, or further where another histogram has them', () => {
    expect(counts([-0.25, 0.5], [0, 1]).map(([bin]) => bin)).toEqual([
      -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(counts([-0.25, 0.5], [0, 1], { lowest: -5 })[0]).toEqual([-5, 0, 0]);
    expect(counts([0.5], [1], { lowest: 3 })[0]).toEqual([0, 0, 0]);
  });

  it('splits graded labels at the given score', () => {
    const { lowerCount, upperCount } = histogram([0.1, 0.2, 0.3], [0.2, 0.6, 0.9], { split: 0.7 });
    expect([lowerCount, upperCount]).toEqual([2, 1]);
  });

  it('leaves out cosines that are no number', () => {
    expect(histogram([NaN, 0.5], [0, 1])).toMatchObject({ lowerCount: 0, upperCount: 1 });
  });

  it('counts every cosine once, and the density of each group has area 1', () => {
    const pairs = fc.array(
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })),
    );
    fc.assert(
      fc.property(pairs, (drawn) => {
        const { bins, lowerCount, upperCount } = histogram(
          drawn.map(([cosine]) => cosine),
          drawn.map(([, label]) => label),
        );
        expect(lowerCount + upperCount).toBe(drawn.length);
        for (const [group, of] of [
          ['lower', lowerCount],
          ['upper', upperCount],
        ] as const) {
          expect(bins.reduce((sum, bin) => sum + bin[group].count, 0)).toBe(of);
          expect(bins.reduce((sum, bin) => sum + 0.1 * bin[group].density, 0)).toBeCloseTo(
            of === 0 ? 0 : 1,
            9,
          );
        }
        expect(bins.map(({ bin }) => bin)).toEqual(bins.map((_, i) => 10 - (bins.length - 1) + i));
      }),
    );
  });
});
