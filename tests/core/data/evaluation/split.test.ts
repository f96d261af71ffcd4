import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleKey } from '../../../../src/core/data/sentence';
import { splitExamples, withoutOverlap } from '../../../../src/core/data/evaluation/split';
import type { Example } from '../../../../src/core/data/types';
import { example } from '../tables';

const keys = (examples: readonly Example[]) => new Set(examples.map(exampleKey));
const distinct = (n: number, label: (i: number) => number | null = () => null) =>
  Array.from({ length: n }, (_, row) => example(`first ${row}`, `second ${row}`, { row, label: label(row) }));
const split = (examples: readonly Example[], { seed = 42, heldOut = 0.1 } = {}) =>
  splitExamples(examples, { seed, heldOut });

describe('splitExamples', () => {
  it.each([
    ['a tenth of many rows', 1000, 0.1, 100],
    ['at most 2,000 rows', 60_000, 0.1, 2000],
    ['at least 20 rows where there are 40', 40, 0.1, 20],
    ['at least 20 rows where a tenth is less', 100, 0.1, 20],
    ['half of few rows', 10, 0.1, 5],
    ['2 of 4 rows', 4, 0.01, 2],
    ['1 of 2 rows', 2, 0.1, 1],
    ['nothing of a single row', 1, 0.5, 0],
    ['nothing of nothing', 0, 0.5, 0],
  ])('holds out %s', (_, n, heldOut, expected) => {
    const parts = split(distinct(n), { heldOut });
    expect(parts.heldOut).toHaveLength(expected);
    expect(parts.train).toHaveLength(n - expected);
  });

  it('draws the same part for the same seed and another for another', () => {
    const rows = (seed: number) => split(distinct(200), { seed }).heldOut.map(({ row }) => row);
    expect(rows(1)).toEqual(rows(1));
    expect(rows(1)).not.toEqual(rows(2));
  });

  it('holds out both labels in their shares', () => {
    const { heldOut } = split(distinct(1000, (i) => Number(i % 5 === 0)));
    expect(heldOut.filter(({ label }) => label === 1)).toHaveLength(20);
    expect(heldOut.filter(({ label }) => label === 0)).toHaveLength(80);
  });

  it('holds out and keeps one of a rare label', () => {
    const { train, heldOut } = split(distinct(1000, (i) => Number(i < 2)));
    expect(heldOut.filter(({ label }) => label === 1)).toHaveLength(1);
    expect(train.filter(({ label }) => label === 1)).toHaveLength(1);
  });

  it('holds out the only pair of a label, so that there is something to tell apart', () => {
    const { train, heldOut } = split(distinct(100, (i) => Number(i === 7)));
    expect(heldOut.filter(({ label }) => label === 1)).toHaveLength(1);
    expect(train).toHaveLength(80);
  });

  it('keeps copies of a pair together, in either order and in other case', () => {
    const examples = [example('A  b', 'c'), example('c', 'a b'), example('A B', ' C'), ...distinct(3)];
    for (let seed = 0; seed < 20; seed++) {
      const { train, heldOut } = split(examples, { seed });
      expect([0, 3]).toContain(heldOut.filter(({ sentence1 }) => !sentence1.startsWith('first')).length);
      expect(train.length).toBeGreaterThan(0);
    }
  });

  it('never splits a pair, loses none, keeps the order and leaves rows to train on', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'c ', 'd', 'e');
    const row = fc.tuple(word, word, fc.constantFrom(0, 1));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.integer(),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (drawn, seed, share) => {
          const examples = drawn.map(([a, b, label], i) => example(a, b, { label, row: i }));
          const { train, heldOut } = split(examples, { seed, heldOut: share });
          const held = keys(heldOut);
          for (const key of keys(train)) expect(held.has(key)).toBe(false);
          expect([...train, ...heldOut].map((e) => e.row).sort((a, b) => a - b)).toEqual(
            drawn.map((_, i) => i),
          );
          expect(train.map((e) => e.row)).toEqual(train.map((e) => e.row).sort((a, b) => a - b));
          if (examples.length > 0) expect(train.length).toBeGreaterThan(0);
          const distinctPairs = keys(examples).size;
          if (distinctPairs === examples.length && examples.length >= 4)
            expect(heldOut.length).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });
});

describe('withoutOverlap', () => {
  it('leaves out the training pairs that the evaluation file has too, and counts them', () => {
    const train = [example('a', 'b'), example('B', 'A '), example('a', 'c')];
    const { train: kept, removed } = withoutOverlap(train, [example('b', 'a')]);
    expect(kept).toEqual([example('a', 'c')]);
    expect(removed).toBe(2);
  });

  it('keeps all where nothing overlaps', () => {
    expect(withoutOverlap([example('a', 'b')], [example('a', 'c')])).toEqual({
      train: [example('a', 'b')],
      removed: 0,
    });
  });
});
