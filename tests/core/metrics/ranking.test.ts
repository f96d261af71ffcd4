import { describe, expect, it } from 'vitest';
import { rankingMetrics } from '../../../src/core/metrics/ranking';

const rank = (cosines: number[][], first: string[], second: string[]) =>
  rankingMetrics((i, j) => cosines[i]?.[j] ?? NaN, first, second);

describe('rankingMetrics', () => {
  it('gives a model that cannot tell texts apart the middle rank, not the first', () => {
    const equal = [
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ];
    expect(rank(equal, ['a', 'b', 'c'], ['x', 'y', 'z'])).toEqual({ accuracyAt1: 0, mrr: 0.5 });
  });

  it('takes an equal text in another row as the right answer too', () => {
    const cosines = [
      [0.7, 0.9, 0.1],
      [0.9, 0.9, 0.1],
      [0.1, 0.1, 0.9],
    ];
    expect(rank(cosines, ['a', 'b', 'c'], ['Yes.', 'yes. ', 'no'])).toEqual({ accuracyAt1: 1, mrr: 1 });
  });

  it('takes every answer that stands beside the same question as right', () => {
    const cosines = [
      [0.2, 0.9, 0.5],
      [0.2, 0.9, 0.5],
      [0.3, 0.2, 0.1],
    ];
    expect(rank(cosines, ['q', 'q', 'r'], ['x', 'y', 'z'])).toEqual({
      accuracyAt1: 2 / 3,
      mrr: (1 + 1 + 1 / 3) / 3,
    });
  });

  it('is undefined without pairs and where a cosine is no number', () => {
    expect(rank([], [], [])).toBeNull();
    expect(rank([[NaN]], ['a'], ['b'])).toBeNull();
  });
});
