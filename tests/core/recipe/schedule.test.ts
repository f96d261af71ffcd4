import { describe, expect, it } from 'vitest';
import { scheduleAt, type Schedule } from '../../../src/core/recipe/schedule';

const rates = (steps: number, warmupSteps: number, scheduler: Schedule['scheduler'] = 'linear') =>
  Array.from({ length: steps + 1 }, (_, done) => scheduleAt(done, { steps, warmupSteps, scheduler }, 1));

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

  it.each([
    ['cosine', 10, 2, [0, 0.5, 1, 0.96194, 0.85355, 0.69134, 0.5, 0.30866, 0.14645, 0.03806, 0]],
    ['cosine', 4, 0, [1, 0.85355, 0.5, 0.14645, 0]],
    ['constant_with_warmup', 5, 2, [0, 0.5, 1, 1, 1, 1]],
  ] as const)(
    "has transformers' %s rates for %d steps with %d of warm-up",
    (scheduler, steps, warmup, expected) => {
      rates(steps, warmup, scheduler).forEach((rate, i) => expect(rate).toBeCloseTo(expected[i] ?? NaN, 5));
    },
  );

  it('scales with the learning rate and stays at 0 after the end', () => {
    expect(scheduleAt(1, { steps: 10, warmupSteps: 2, scheduler: 'linear' }, 2e-5)).toBe(1e-5);
    expect(scheduleAt(11, { steps: 10, warmupSteps: 2, scheduler: 'linear' }, 2e-5)).toBe(0);
  });
});
