import { describe, expect, it } from 'vitest';
import { scheduleAt } from '../../../src/core/recipe/schedule';

const rates = (steps: number, warmupSteps: number) =>
  Array.from({ length: steps + 1 }, (_, done) => scheduleAt(done, { steps, warmupSteps }, 1));

describe('scheduleAt', () => {
  // transformers 5.24: [get_linear_schedule_with_warmup(...).lr_lambdas[0](i) for i in range(steps + 1)]
  it.each([
    [10, 2, [0, 0.5, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0]],
    [4, 0, [1, 0.75, 0.5, 0.25, 0]],
    [5, 1, [0, 1, 0.75, 0.5, 0.25, 0]],
    [1, 0, [1, 0]],
  ])("has transformers' rates for %d steps with %d of warm-up", (steps, warmupSteps, expected) => {
    expect(rates(steps, warmupSteps)).toEqual(expected);
  });

  it('scales with the learning rate and stays at 0 after the end', () => {
    expect(scheduleAt(1, { steps: 10, warmupSteps: 2 }, 2e-5)).toBe(1e-5);
    expect(scheduleAt(11, { steps: 10, warmupSteps: 2 }, 2e-5)).toBe(0);
  });
});
