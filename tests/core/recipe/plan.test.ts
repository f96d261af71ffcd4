import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { planRun } from '../../../src/core/recipe/plan';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';

const plan = (change: Partial<Recipe>, rows: number, batches?: readonly number[]) =>
  planRun({ ...defaultRecipe, ...change }, rows, batches);

describe('planRun', () => {
  it('has the steps of the STS benchmark at batch 16, with a tenth of them for the warm-up', () => {
    expect(plan({}, 5749)).toEqual({
      steps: 360,
      stepsPerEpoch: 360,
      warmupSteps: 36,
      scheduler: 'linear',
      evaluateEvery: 44,
      notes: [message('recipe.plan.warmup', { warmup: 36, asked: 100, share: 0.1 })],
    });
  });

  it('keeps the defaults on a long run', () => {
    expect(plan({ epochs: 2 }, 80_000)).toEqual({
      steps: 10_000,
      stepsPerEpoch: 5000,
      warmupSteps: 100,
      scheduler: 'linear',
      evaluateEvery: 500,
      notes: [],
    });
  });

  it("respects a person's smaller interval and shorter warm-up", () => {
    expect(plan({ warmupRatio: 0.25, scheduler: 'cosine' }, 5749)).toMatchObject({
      warmupSteps: 90,
      scheduler: 'cosine',
      notes: [],
    });
    expect(plan({ gradientAccumulation: 4, epochs: 2 }, 5749)).toMatchObject({
      steps: 180,
      stepsPerEpoch: 90,
    });
    expect(plan({ evaluateEvery: 7, warmupSteps: 0 }, 5749)).toMatchObject({
      evaluateEvery: 7,
      warmupSteps: 0,
      notes: [],
    });
  });

  it('takes a batch larger than the data, and says so', () => {
    const { steps, stepsPerEpoch, notes } = plan({ batchSize: 64, epochs: 3, warmupSteps: 0 }, 10);
    expect([steps, stepsPerEpoch]).toEqual([3, 1]);
    expect(notes).toEqual([message('recipe.plan.largeBatch', { batchSize: 64, rows: 10 })]);
  });

  it('cuts a warm-up that is longer than the run', () => {
    expect(plan({ warmupSteps: 100_000 }, 800).warmupSteps).toBe(5);
  });

  it('plans any number of epochs at once, valid or not', () => {
    expect(plan({ epochs: 1e9 }, 5749).steps).toBe(360e9);
  });

  it('counts the batches of each epoch where these are known', () => {
    expect(plan({ epochs: 2 }, 160, [12, 13])).toMatchObject({ steps: 25, stepsPerEpoch: 12 });
  });

  it('has as many steps as the recipe asks for, whatever the epochs are', () => {
    const limited = { maxSteps: 1000, epochs: 2, warmupSteps: 500 };
    expect(plan(limited, 5749)).toMatchObject({ steps: 1000, stepsPerEpoch: 360, warmupSteps: 100 });
    expect(plan(limited, 5749, [365])).toMatchObject({ steps: 1000, stepsPerEpoch: 365 });
    expect(plan({ maxSteps: 7, epochs: 2 }, 5749)).toMatchObject({ steps: 7, evaluateEvery: 1 });
  });

  it('never warms up for more than a tenth, and has ten points where it has nine steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 512 }),
        fc.integer({ min: 1, max: 5 }),
        (rows, batchSize, epochs) => {
          const { steps, warmupSteps, evaluateEvery } = plan({ batchSize, epochs }, rows);
          expect(warmupSteps).toBeLessThanOrEqual(steps / 10);
          expect(evaluateEvery).toBeGreaterThanOrEqual(1);
          if (steps >= 9) expect(1 + Math.ceil(steps / evaluateEvery)).toBeGreaterThanOrEqual(10);
        },
      ),
    );
  });
});
