import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRules, binsFor, edgeOf } from '../../../../src/core/metrics/histogram/bins';
import { groupsOf, histogram } from '../../../../src/core/metrics/histogram/histogram';

const of = (cosines: readonly number[], labels: readonly number[], split?: number) =>
  histogram(cosines, labels, binsFor([cosines], 'tenths'), split);

describe('histogram', () => {
  it('counts each group in each bin', () => {
    const { bins } = of([0.05, 0.55, 0.56, 1], [0, 0, 1, 1]);
    expect(bins).toHaveLength(11);
    expect(
      bins
        .filter(({ lower, upper }) => lower.count || upper.count)
        .map(({ from, to, lower, upper }) => [from, to, lower.count, upper.count]),
    ).toEqual([
      [0, 0.1, 1, 0],
      [0.5, 0.6, 1, 1],
      [1, 1.1, 0, 1],
    ]);
  });

  it('splits graded labels at the given score', () => {
    const { lowerCount, upperCount } = of([0.1, 0.2, 0.3], [0.2, 0.6, 0.9], 0.7);
    expect([lowerCount, upperCount]).toEqual([2, 1]);
  });

  it('leaves out cosines that are no number', () => {
    expect(of([NaN, 0.5], [0, 1])).toMatchObject({ lowerCount: 0, upperCount: 1 });
  });

  it('counts every cosine once, between the edges of its bin, and the density of each group has area 1', () => {
    const pairs = fc.array(
      fc.tuple(fc.float({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })),
    );
    fc.assert(
      fc.property(pairs, fc.constantFrom(...binRules), (drawn, rule) => {
        const cosines = drawn.map(([cosine]) => cosine);
        const labels = drawn.map(([, label]) => label);
        const layout = binsFor(groupsOf(cosines, labels, 0.5), rule);
        const { bins, lowerCount, upperCount } = histogram(cosines, labels, layout);
        expect(lowerCount + upperCount).toBe(drawn.length);
        for (const [group, n] of [
          ['lower', lowerCount],
          ['upper', upperCount],
        ] as const) {
          const area = bins.reduce((sum, bin) => sum + (bin.to - bin.from) * bin[group].density, 0);
          expect(area).toBeCloseTo(n === 0 ? 0 : 1, 9);
        }
        // What a filter of a bin's edges finds is what the bin has counted.
        for (const [i, { from, to, lower, upper }] of bins.entries()) {
          const last = i === bins.length - 1;
          const within = cosines.filter((cosine) => cosine >= from && (last || cosine < to)).length;
          expect(lower.count + upper.count).toBe(within);
        }
        expect(bins.map(({ from }) => from)).toEqual(bins.map((_, i) => edgeOf(layout, i)));
      }),
    );
  });
});
