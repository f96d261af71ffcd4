import { describe, expect, it } from 'vitest';
import { createRandom, mixKey } from '../../src/core/random';

describe('createRandom', () => {
  it('gives the same stream for the same seed and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, createRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads evenly: the mean of 10,000 draws is near one half, and each tenth gets its share', () => {
    const { next } = createRandom(1);
    const draws = Array.from({ length: 10_000 }, next);
    expect(draws.reduce((a, b) => a + b) / draws.length).toBeCloseTo(0.5, 1);
    for (let i = 0; i < 10; i++) {
      const share = draws.filter((x) => Math.floor(x * 10) === i).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1150);
    }
  });

  it('shuffles without losing anything', () => {
    const shuffled = createRandom(3).shuffle(Array.from({ length: 50 }, (_, i) => i));
    expect(shuffled).not.toEqual([...shuffled].sort((a, b) => a - b));
    expect([...shuffled].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});

describe('mixKey', () => {
  it('depends on the order of its parts', () => {
    expect(mixKey(1, 2)).not.toBe(mixKey(2, 1));
  });
});
