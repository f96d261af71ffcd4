import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanRanks } from '../../../src/core/metrics/ranks';

const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 });

describe('meanRanks', () => {
  it('gives tied values the mean of their ranks', () => {
    expect([...meanRanks([0.3, 0.1, 0.3, 0.9])]).toEqual([2.5, 1, 2.5, 4]);
    expect([...meanRanks([])]).toEqual([]);
  });

  it('always sums to n(n + 1)/2, whatever ties', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const sum = meanRanks(numbers).reduce((a, b) => a + b, 0);
        expect(sum).toBe((numbers.length * (numbers.length + 1)) / 2);
      }),
    );
  });

  it('is the number of smaller values plus the middle of the equal ones', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const expected = numbers.map((value) => {
          const smaller = numbers.filter((other) => other < value).length;
          const equal = numbers.filter((other) => other === value).length;
          return smaller + (equal + 1) / 2;
        });
        expect([...meanRanks(numbers)]).toEqual(expected);
      }),
    );
  });

  it('ends on NaN too', () => {
    expect(meanRanks([NaN, 1, NaN])).toHaveLength(3);
  });
});
