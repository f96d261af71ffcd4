import { describe, expect, it } from 'vitest';
import { modelsBytes, modelsOver, modelsToFree } from '../../../src/core/run/record/keptModels';

/** Runs by number: bytes of the stored model, or null; pinned ones are named. */
const runs = (bytes: readonly (number | null)[], pinned: readonly number[] = []) =>
  bytes.map((modelBytes, i) => ({ number: i + 1, modelBytes, pinned: pinned.includes(i + 1) }));

const numbers = (records: readonly { readonly number: number }[]) => records.map(({ number }) => number);

describe('modelsOver', () => {
  it('leaves the last three', () => {
    expect(numbers(modelsOver(runs([10, 10, 10])))).toEqual([]);
    expect(numbers(modelsOver(runs([10, 10, 10, 10])))).toEqual([1]);
    expect(numbers(modelsOver(runs([10, 10, 10, 10, 10]).toReversed()))).toEqual([1, 2]);
  });

  it('leaves pinned ones beside them, and counts only runs with a stored model', () => {
    expect(numbers(modelsOver(runs([10, 10, 10, 10, 10], [1])))).toEqual([2]);
    expect(numbers(modelsOver(runs([10, 10, 10, 10], [1, 4])))).toEqual([]);
    expect(numbers(modelsOver(runs([10, null, 10, null, 10])))).toEqual([]);
  });
});

describe('modelsToFree', () => {
  it('takes the oldest that are not pinned, and no more than it needs', () => {
    expect(numbers(modelsToFree(runs([10, 10, 10]), 1))).toEqual([1]);
    expect(numbers(modelsToFree(runs([10, 10, 10]), 10))).toEqual([1]);
    expect(numbers(modelsToFree(runs([10, 10, 10]), 11))).toEqual([1, 2]);
    expect(numbers(modelsToFree(runs([10, null, 10, 10], [1]), 15))).toEqual([3, 4]);
  });

  it('takes none where all together would not do', () => {
    expect(modelsToFree(runs([10, 10, 10], [2]), 21)).toEqual([]);
    expect(modelsToFree([], 1)).toEqual([]);
  });
});

it('modelsBytes adds what is stored', () => {
  expect(modelsBytes(runs([10, null, 5]))).toBe(15);
});
