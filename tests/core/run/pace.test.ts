import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/core/run/pace';

describe('createPace', () => {
  it('says nothing of the remaining time before ten steps', () => {
    const pace = createPace();
    for (let i = 0; i < 9; i++) pace.step(16, 1);
    expect(pace.remaining(100, 0)).toBeNull();
    pace.step(16, 1);
    expect(pace.remaining(100, 0)).not.toBeNull();
  });

  it('counts rows a second over the latest steps', () => {
    const pace = createPace();
    expect(pace.rowsPerSecond()).toBe(0);
    for (let i = 0; i < 200; i++) pace.step(16, i < 100 ? 10 : 2);
    expect(pace.rowsPerSecond()).toBeCloseTo(8);
  });

  it('gives a range that spans the slowest and the fastest ten steps and adds the evaluations', () => {
    const pace = createPace();
    for (let i = 0; i < 10; i++) pace.step(16, 2);
    for (let i = 0; i < 10; i++) pace.step(16, 1);
    pace.evaluation(5);
    const range = pace.remaining(100, 2);
    expect(range?.low).toBeCloseTo(100 * 0.95 + 10);
    expect(range?.high).toBeCloseTo(200 * 1.05 + 10);
  });
});
