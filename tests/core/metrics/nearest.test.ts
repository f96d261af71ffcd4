import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/core/metrics/cosine';
import { nearest, rises } from '../../../src/core/metrics/nearest';

const of = (...numbers: number[]) => Float32Array.from(numbers);
const indices = (hits: ReturnType<typeof nearest>) => hits.map(({ index }) => index);

describe('nearest', () => {
  it('gives the highest cosines first, whatever the lengths', () => {
    const vectors = [of(0, 5), of(0.1, 0), of(30, 30), of(-1, 0)];
    const hits = nearest(of(2, 0), vectors, 3);
    expect(indices(hits)).toEqual([1, 2, 0]);
    expect(hits[1]?.cosine).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('keeps equal ones in their order, also where only some of them fit', () => {
    const vectors = [of(1, 1), of(1, 0), of(2, 0), of(3, 0), of(4, 0)];
    expect(indices(nearest(of(1, 0), vectors, 3))).toEqual([1, 2, 3]);
  });

  it('gives a zero vector the cosine 0, and every vector for a zero query', () => {
    expect(nearest(of(1, 0), [of(-1, 0), of(0, 0), of(1, 0)], 3).map((hit) => hit.cosine)).toEqual([
      1, 0, -1,
    ]);
    expect(nearest(of(0, 0), [of(1, 0), of(0, 1)], 5)).toEqual([
      { index: 0, cosine: 0 },
      { index: 1, cosine: 0 },
    ]);
  });

  it('needs no vector at all', () => {
    expect(nearest(of(1, 0), [], 2)).toEqual([]);
    expect(nearest(of(1, 0), [of(1, 0)], 0)).toEqual([]);
  });

  it('agrees with sorting them all', () => {
    const vector = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        vector,
        fc.array(vector, { maxLength: 30 }),
        fc.integer({ min: 0, max: 12 }),
        (q, rows, k) => {
          const vectors = rows.map((row) => of(...row));
          const sorted = vectors
            .map((row, index) => ({ index, cosine: cosine(of(...q), row) }))
            .sort((a, b) => b.cosine - a.cosine || a.index - b.index);
          expect(nearest(of(...q), vectors, k)).toEqual(sorted.slice(0, k));
        },
      ),
    );
  });
});

describe('rises', () => {
  it('counts the ranks that each rose or fell, and knows what is new', () => {
    expect(rises(['a', 'b', 'c'], ['c', 'a', 'x', 'b'])).toEqual([2, -1, null, -2]);
    expect(rises([], ['a'])).toEqual([null]);
  });
});
