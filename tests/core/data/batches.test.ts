import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatches, type BatchOptions } from '../../../src/core/data/batches';
import { comparable } from '../../../src/core/data/sentence';
import type { Example } from '../../../src/core/data/types';
import { example } from './tables';

const distinct = (n: number) => Array.from({ length: n }, (_, i) => example(`first ${i}`, `second ${i}`));
const deal = (examples: readonly Example[], options: Partial<BatchOptions> = {}) =>
  makeBatches(examples, { batchSize: 4, seed: 1, epoch: 0, avoidDuplicates: false, ...options }).map((b) => [
    ...b,
  ]);

const texts = (examples: readonly Example[], batch: readonly number[]) =>
  batch.flatMap((i) => {
    const { sentence1 = '', sentence2 = '', negative = null } = examples[i] ?? {};
    return [...new Set([sentence1, sentence2, ...(negative === null ? [] : [negative])].map(comparable))];
  });

describe('makeBatches', () => {
  it('deals every row once, in another order in every epoch, the same for the same seed', () => {
    const examples = distinct(10);
    expect(deal(examples).map((batch) => batch.length)).toEqual([4, 4, 2]);
    expect(
      deal(examples)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(deal(examples)).toEqual(deal(examples));
    expect(deal(examples)).not.toEqual(deal(examples, { epoch: 1 }));
    expect(deal(examples)).not.toEqual(deal(examples, { seed: 2 }));
  });

  it('is the same with and without keeping apart where no text repeats', () => {
    const examples = distinct(23);
    expect(deal(examples, { avoidDuplicates: true })).toEqual(deal(examples));
  });

  it('makes one small batch of few rows, and none of none', () => {
    expect(deal(distinct(2), { batchSize: 64 })).toHaveLength(1);
    expect(deal([])).toEqual([]);
    expect(deal([], { avoidDuplicates: true })).toEqual([]);
  });

  it('gives each row a batch of its own where all share a text', () => {
    const examples = Array.from({ length: 5 }, (_, i) => example(`question ${i}`, 'Yes.'));
    expect(deal(examples, { avoidDuplicates: true }).map((batch) => batch.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('deals as sentence-transformers does: pass after pass, leaving what does not fit for the next batch', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const rows = fc.array(fc.tuple(word, word, fc.option(word)), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), fc.integer(), (drawn, batchSize, seed) => {
        const examples = drawn.map(([a, b, negative]) => example(a, b, { negative }));
        const order = deal(examples, { batchSize: 1000, seed }).flat();
        const expected: number[][] = [];
        for (let left = order; left.length > 0;) {
          const batch: number[] = [];
          const held = new Set<string>();
          for (const row of left) {
            const own = texts(examples, [row]);
            if (batch.length === batchSize || own.some((text) => held.has(text))) continue;
            batch.push(row);
            for (const text of own) held.add(text);
          }
          expected.push(batch);
          left = left.filter((row) => !batch.includes(row));
        }
        expect(deal(examples, { batchSize, seed, avoidDuplicates: true })).toEqual(expected);
      }),
    );
  });

  it('never puts a text twice into a batch, counting case and spaces as nothing, and loses no row', () => {
    const word = fc.constantFrom('a', 'A ', 'b', 'c  c', 'C c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 60 }), fc.integer(), (drawn, seed) => {
        const examples = drawn.map(([a, b]) => example(a, b));
        const batches = deal(examples, { seed, avoidDuplicates: true });
        for (const batch of batches) {
          const held = texts(examples, batch);
          expect(new Set(held).size).toBe(held.length);
          expect(batch.length).toBeLessThanOrEqual(4);
        }
        expect(batches.flat().sort((a, b) => a - b)).toEqual(drawn.map((_, i) => i));
      }),
    );
  });

  it('copes with 100,000 rows that share five answers', () => {
    const examples = Array.from({ length: 100_000 }, (_, i) => example(`text ${i}`, `class ${i % 5}`));
    const batches = makeBatches(examples, { batchSize: 16, seed: 1, epoch: 0, avoidDuplicates: true });
    expect(batches.length).toBeGreaterThanOrEqual(20_000);
    expect(batches.reduce((sum, batch) => sum + batch.length, 0)).toBe(100_000);
  });
});
