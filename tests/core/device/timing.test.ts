import { describe, expect, it } from 'vitest';
import {
  fasterOf,
  findTiming,
  latestTiming,
  parseTimings,
  timingContext,
  withTiming,
  type StepTiming,
} from '../../../src/core/device/timing';
import { defaultRecipe } from '../../../src/core/recipe/recipe';

const timing = (changes: Partial<StepTiming> = {}): StepTiming => ({
  gpu: 'Acme 1',
  model: 'm',
  batchSize: 16,
  precision: 'float32',
  seconds: { webgpu: 0.1, wasm: 0.2 },
  threads: 4,
  context: timingContext('f1', defaultRecipe),
  ...changes,
});

describe('measured steps', () => {
  it('are remembered once for a GPU, a model, a batch size and a precision, the latest first', () => {
    const newer = timing({ seconds: { webgpu: 0.3, wasm: 0.2 } });
    const other = timing({ batchSize: 32 });
    const mixed = timing({ precision: 'mixed', seconds: { webgpu: 0.05, wasm: 0.2 } });
    const all = [timing(), mixed, other, newer].reduce<readonly StepTiming[]>(withTiming, []);
    expect(all).toEqual([newer, other, mixed]);
    expect(findTiming(all, timing({ precision: 'mixed' }))).toBe(mixed);
    expect(latestTiming(all, { model: 'm', batchSize: 16, precision: 'float32' })).toBe(newer);
    expect(findTiming(all, timing())).toBe(newer);
    expect(findTiming(all, timing({ gpu: 'Acme 2' }))).toBeNull();
    expect([newer, other].map(fasterOf)).toEqual(['wasm', 'webgpu']);
  });

  it('do not grow without end', () => {
    const many = Array.from({ length: 100 }, (_, i) => timing({ batchSize: i + 1 }));
    const all = many.reduce<readonly StepTiming[]>(withTiming, []);
    expect(all).toHaveLength(40);
    expect(all[0]?.batchSize).toBe(100);
  });

  it('are of other data or other settings where a step may take another time', () => {
    const context = timingContext('f1', defaultRecipe);
    expect(timingContext('f2', defaultRecipe)).not.toBe(context);
    expect(timingContext('f1', { ...defaultRecipe, maxSeqLength: 32 })).not.toBe(context);
    expect(timingContext('f1', { ...defaultRecipe, loraRank: 4 })).not.toBe(context);
    expect(timingContext('f1', { ...defaultRecipe, seed: 7, epochs: 9 })).toBe(context);
  });

  it('are read back as they were kept, and nothing else is', () => {
    const kept: unknown = JSON.parse(JSON.stringify([timing()]));
    expect(parseTimings(kept)).toEqual([timing()]);
    const { precision: _, ...older } = timing();
    expect(parseTimings([older])).toEqual([timing()]);
    for (const other of [null, 'x', [{ gpu: 'x' }], [timing({ seconds: { webgpu: 0, wasm: 1 } })]]) {
      expect(parseTimings(other)).toEqual([]);
    }
  });
});
