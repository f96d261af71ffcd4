import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin } from '../../../src/core/run/thin';

const indices = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('thin', () => {
  it('keeps a short line whole, gaps as null', () => {
    expect(thin([1, 2, 3], [0.5, NaN, Infinity], 10)).toEqual([
      { x: 1, y: 0.5 },
      { x: 2, y: null },
      { x: 3, y: null },
    ]);
    expect(thin([], [], 10)).toEqual([]);
  });

  it('keeps a single spike, a single dip and a single gap of 100,000 steps', () => {
    const y = indices(100_000).map(() => 1);
    [y[31_234], y[57_890], y[80_001]] = [9, -9, NaN];
    const points = thin(indices(y.length), y, 300);
    expect(points.length).toBeLessThanOrEqual(300);
    expect(points).toContainEqual({ x: 31_234, y: 9 });
    expect(points).toContainEqual({ x: 57_890, y: -9 });
    expect(points.filter((point) => point.y === null)).toHaveLength(1);
  });

  it('keeps both ends, the order, the extremes, whether there is a gap, and the limit', () => {
    const value = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(NaN));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 5, max: 60 }),
        (y, maxPoints) => {
          const points = thin(indices(y.length), y, maxPoints);
          expect(points.length).toBeLessThanOrEqual(maxPoints);
          expect([points.at(0)?.x, points.at(-1)?.x]).toEqual([0, y.length - 1]);
          const positions = points.map(({ x }) => x);
          expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
          const kept = points.flatMap((point) => (point.y === null ? [] : [point.y]));
          const numbers = y.filter((number) => !Number.isNaN(number));
          expect([Math.min(...kept), Math.max(...kept)]).toEqual([
            Math.min(...numbers),
            Math.max(...numbers),
          ]);
          expect(points.some((point) => point.y === null)).toBe(y.some(Number.isNaN));
          for (const point of points) expect(point.y ?? NaN).toBe(y[point.x]);
        },
      ),
    );
  });
});
