import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatches, type BatchOptions } from '../../../src/core/batches/batches';
import { allTextsOf, comparable } from '../../../src/core/data/sentence';
import type { Example } from '../../../src/core/data/types';
import { example } from '../data/tables';

const distinct = (n: number) => Array.from({ length: n }, (_, i) => example(`first ${i}`, `second ${i}`));
const deal = (examples: readonly Example[], options: Partial<BatchOptions> = {}) =>
  makeBatches(examples, {
    batchSize: 4,
    seed: 1,
    epoch: 0,
    sampler: 'batchSampler',
    batching: 'random',
    ...options,
  }).map((b) => [...b]);

const texts = (examples: readonly Example[], batch: readonly number[]) =>
  batch.flatMap((i) => {
    const example = examples[i];
    return example ? [...new Set(allTextsOf(example).map(comparable))] : [];
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
    expect(deal(examples, { sampler: 'noDuplicates' })).toEqual(deal(examples));
  });

  it('makes one small batch of few rows, and none of none', () => {
    expect(deal(distinct(2), { batchSize: 64 })).toHaveLength(1);
    expect(deal([])).toEqual([]);
    expect(deal([], { sampler: 'noDuplicates' })).toEqual([]);
  });

  it('gives each row a batch of its own where all share a text', () => {
    const examples = Array.from({ length: 5 }, (_, i) => example(`question ${i}`, 'Yes.'));
    expect(deal(examples, { sampler: 'noDuplicates' }).map((batch) => batch.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('deals as sentence-transformers does: pass after pass, leaving what does not fit for the next batch', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const rows = fc.array(fc.tuple(word, word, fc.option(word)), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), fc.integer(), (drawn, batchSize, seed) => {
        const examples = drawn.map(([a, b, negative]) =>
          example(a, b, { negatives: negative === null ? [] : [negative] }),
        );
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
        expect(deal(examples, { batchSize, seed, sampler: 'noDuplicates' })).toEqual(expected);
      }),
    );
  });

  it('never puts a text twice into a batch, counting case and spaces as nothing, and loses no row', () => {
    const word = fc.constantFrom('a', 'A ', 'b', 'c  c', 'C c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 60 }), fc.integer(), (drawn, seed) => {
        const examples = drawn.map(([a, b]) => example(a, b));
        const batches = deal(examples, { seed, sampler: 'noDuplicates' });
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
    const batches = deal(examples, { batchSize: 16, sampler: 'noDuplicates' });
    expect(batches.length).toBeGreaterThanOrEqual(20_000);
    expect(batches.reduce((sum, batch) => sum + batch.length, 0)).toBe(100_000);
  });

  it('groups rows of like lengths, the longest first, and loses none', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(lengths, fc.integer(), fc.integer({ min: 1, max: 4 }), (drawn, seed, batchSize) => {
        const examples = drawn.map((length, row) => example('a'.repeat(length), '', { row }));
        const batches = deal(examples, { seed, batchSize, batching: 'group_by_length' });
        expect(batches.flat().sort((a, b) => a - b)).toEqual(drawn.map((_, i) => i));
        const dealt = batches.flat().map((row) => drawn[row] ?? NaN);
        expect(dealt[0]).toBe(Math.max(...drawn));
        // Within a megabatch lengths fall, except at the position that the longest row came from.
        const size = batchSize * Math.max(1, Math.min(50, Math.floor(drawn.length / (4 * batchSize))));
        const rises = dealt.filter((length, i) => i % size !== 0 && length > (dealt[i - 1] ?? 0));
        expect(rises.length).toBeLessThanOrEqual(1);
      }),
    );
    const examples = distinct(40);
    const by = (seed: number, epoch: number) => deal(examples, { seed, epoch, batching: 'group_by_length' });
    expect(by(1, 0)).toEqual(by(1, 0));
    expect(by(1, 0)).not.toEqual(by(1, 1));
  });

  it('gives every batch two labels in the shares of all rows, to less than two rows, and loses no row', () => {
    const labels = fc.array(fc.constantFrom(0, 1, 1, 1), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(labels, fc.integer(), fc.integer({ min: 1, max: 20 }), (drawn, seed, batchSize) => {
        const examples = drawn.map((label, row) => example(`a${row}`, 'b', { label, row }));
        const batches = deal(examples, { seed, batchSize, batching: 'even_labels' });
        expect(batches.flat().sort((a, b) => a - b)).toEqual(drawn.map((_, i) => i));
        const ones = (rows: readonly number[]) => rows.filter((row) => drawn[row] === 1).length;
        const share = ones(drawn.map((_, i) => i)) / drawn.length;
        let sofar: number[] = [];
        for (const batch of batches) {
          sofar = [...sofar, ...batch];
          expect(Math.abs(ones(sofar) - share * sofar.length)).toBeLessThan(1);
          expect(Math.abs(ones(batch) - share * batch.length)).toBeLessThan(2);
        }
      }),
    );
  });

  it('gives every batch all classes where there are enough of each', () => {
    const examples = Array.from({ length: 96 }, (_, row) => example(`a${row}`, 'b', { label: row % 8, row }));
    const batches = deal(examples, { batchSize: 8, batching: 'even_labels' });
    for (const batch of batches) expect(new Set(batch.map((row) => row % 8)).size).toBe(8);
    expect(batches).not.toEqual(deal(examples, { batchSize: 8, batching: 'even_labels', epoch: 1 }));
  });

  it('has two of each class in a batch for losses on classes, and no row twice', () => {
    const classes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 80 });
    fc.assert(
      fc.property(classes, fc.integer(), fc.constantFrom(4, 6, 16), (labels, seed, batchSize) => {
        const rows = labels.map((label, row) => ({
          ...example(`a${row}`, '', { label, row }),
          sentence2: null,
        }));
        const batches = deal(rows, { batchSize, seed, sampler: 'groupByLabel' });
        const all = batches.flat();
        expect(new Set(all).size).toBe(all.length);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(batchSize);
          const counts = new Map<number, number>();
          for (const row of batch) counts.set(labels[row] ?? -1, (counts.get(labels[row] ?? -1) ?? 0) + 1);
          expect(counts.size).toBeGreaterThanOrEqual(2);
          for (const count of counts.values()) expect(count % 2).toBe(0);
        }
        for (const batch of batches.slice(0, -1)) expect(batch).toHaveLength(batchSize);
        // As sentence-transformers counts them: pairs of a class, no more than the second largest class has.
        const pairs = [0, 1, 2, 3, 4, 5]
          .map((label) => Math.floor(labels.filter((other) => other === label).length / 2))
          .sort((a, b) => b - a);
        const stream = 2 * pairs.reduce((sum, count) => sum + Math.min(count, pairs[1] ?? 0), 0);
        expect(batches.length).toBe(Math.floor(stream / batchSize) + Number(stream % batchSize >= 4));
      }),
    );
  });
});
