import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spearmanCeiling } from '../../../src/core/metrics/ceiling';
import { pearson } from '../../../src/core/metrics/pearson';
import { spearman } from '../../../src/core/metrics/spearman';

describe.each([
  ['spearman', spearman],
  ['pearson', pearson],
])('%s', (_, correlation) => {
  it('is undefined where a side never changes, even if its mean is rounded', () => {
    expect(correlation([0.1, 0.2, 0.3], [0.1, 0.1, 0.1])).toBeNull();
    expect(
      correlation(
        Array.from({ length: 10 }, () => 0.1),
        Array.from({ length: 10 }, (_, i) => i),
      ),
    ).toBeNull();
  });

  it('is undefined where a value is no number, and for fewer than two pairs', () => {
    expect(correlation([0.1, NaN, 0.3], [0, 1, 1])).toBeNull();
    expect(correlation([0.1, 0.2, 0.3], [0, NaN, 1])).toBeNull();
    expect(correlation([0.5], [1])).toBeNull();
    expect(correlation([], [])).toBeNull();
  });

  it('is 1 for equal series, −1 for opposite ones, and never beyond', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(numbers, (values) => {
        expect(correlation(values, values)).toBeCloseTo(1, 12);
        expect(
          correlation(
            values,
            values.map((value) => -value),
          ),
        ).toBeCloseTo(-1, 12);
        expect(Math.abs(correlation(values, values) ?? 2)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('spearmanCeiling', () => {
  it('is 0.866 for two large balanced classes, which is why theirs is stuck', () => {
    expect(spearmanCeiling(Array.from({ length: 2000 }, (_, i) => i % 2))).toBeCloseTo(Math.sqrt(3) / 2, 6);
  });

  it('is 1 where no labels tie', () => {
    expect(spearmanCeiling([0.3, 0.1, 0.2])).toBe(1);
  });

  it('is undefined where all labels are equal or one is no number', () => {
    expect(spearmanCeiling([1, 1, 1])).toBeNull();
    expect(spearmanCeiling([])).toBeNull();
    expect(spearmanCeiling([0, 1, NaN])).toBeNull();
  });

  it('is reached by no tie-free scores and by those in the order of the labels', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        labels,
        fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
        (values, stream) => {
          const ceiling = spearmanCeiling(values);
          fc.pre(ceiling !== null);
          const scores = values.map((value, i) => value + i / 100);
          expect(spearman(scores, values)).toBeCloseTo(ceiling ?? 0, 9);
          const random = [...stream.take(values.length)];
          fc.pre(new Set(random).size === random.length);
          expect(spearman(random, values) ?? 0).toBeLessThanOrEqual((ceiling ?? 0) + 1e-9);
        },
      ),
    );
  });
});
