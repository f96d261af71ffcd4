import { describe, expect, it } from 'vitest';
import { spoiled } from './control';
import { measuresFor, measureTexts } from './measure';
import { broken, type Findings } from './verdict';
import { wordCosine } from './wordCounts';
import { pairHeldOut } from '../../src/core/data/evaluation/pairing';
import type { Example } from '../../src/core/data/types';

const example = (i: number, change: Partial<Example> = {}): Example => ({
  sentence1: `first ${i}`,
  sentence2: `second ${i}`,
  negatives: [],
  label: null,
  row: i,
  ...change,
});
const examples = (change: (i: number) => Partial<Example>) =>
  Array.from({ length: 200 }, (_, i) => example(i, change(i)));

describe('a sample', () => {
  const good: Findings = {
    rows: 700,
    rejected: 0,
    duplicates: 0,
    repeated: 0,
    positives: 0.5,
    chance: 0,
    noise: 0.08,
    tuned: [
      { before: 0.5, after: 0.75 },
      { before: 0.55, after: 0.85 },
      { before: 0.6, after: 0.85 },
    ],
    control: [
      { before: 0.5, after: 0.45 },
      { before: 0.55, after: 0.57 },
      { before: 0.6, after: 0.55 },
    ],
    spearman: [{ before: 0.55, after: 0.82 }],
    unread: null,
    documented: { kind: 'learns', before: 0.55, after: 0.8, seconds: 40 },
  };

  it('that keeps every rule has no fault', () => {
    expect(broken(good)).toEqual([]);
    expect(broken({ ...good, control: [] })).toEqual([]);
    const unread = { kind: 'unread', before: 0.3 } as const;
    expect(
      broken({ ...good, tuned: [], control: [], spearman: [], unread: 0.31, documented: unread }),
    ).toEqual([]);
  });

  const one = { before: 0.55, after: 0.8 };
  it.each<[string, Partial<Findings>, RegExp]>([
    ['is small', { rows: 599 }, /^It has 599 rows; at least 600/],
    ['has rows that are no use', { rejected: 2 }, /^2 rows are rejected/],
    ['repeats pairs', { duplicates: 1 }, /^1 rows repeat/],
    ['has a sentence in two rows', { repeated: 3 }, /^3 sentences occur more than once/],
    ['is out of balance', { positives: 0.3 }, /^30 % of the labels are 1/],
    [
      'gains less than seeds differ by',
      { tuned: [one, { before: 0.55, after: 0.65 }], control: [] },
      /^The least gain, 0\.100/,
    ],
    ['loses', { tuned: [{ before: 0.6, after: 0.5 }], control: [] }, /^The least gain, -0\.100/],
    [
      'teaches as much when it is spoiled',
      { tuned: [one], control: [one] },
      /^The control learns: it comes 0\.250 beyond base and chance/,
    ],
    [
      'is hardly better than its control, which only forgets',
      { chance: 0.7, tuned: [{ before: 0.5, after: 0.7 }], control: [{ before: 0.5, after: 0.7 }] },
      /^The least lead over the control, 0\.000/,
    ],
    [
      'is not as the page tells',
      { spearman: [{ before: 0.55, after: 0.7 }] },
      /^The page documents Spearman 0\.8 after; 0\.700 was measured/,
    ],
    [
      'starts near chance',
      { tuned: [{ before: 0.2, after: 0.5 }], control: [] },
      /^The base model has 0\.200; from 0\.5 to 0\.8/,
    ],
    [
      'leaves little to learn',
      { tuned: [{ before: 0.85, after: 0.95 }], control: [] },
      /^The base model has 0\.850; from 0\.5 to 0\.8/,
    ],
    [
      'is read better than the page tells',
      {
        tuned: [],
        control: [],
        spearman: [],
        unread: 0.5,
        documented: { kind: 'unread', before: 0.3 },
      },
      /^The page documents Spearman 0\.3 before; 0\.500 was measured/,
    ],
  ])('that %s breaks one rule', (_, change, sentence) => {
    expect(broken({ ...good, ...change })).toEqual([expect.stringMatching(sentence)]);
  });

  it('may forget towards chance when it is spoiled', () => {
    const control = [{ before: 0.52, after: 0.66 }];
    expect(broken({ ...good, chance: 0.6, tuned: [{ before: 0.52, after: 0.8 }], control })).toEqual([]);
  });
});

describe('spoiled rows', () => {
  const sorted = (values: readonly (string | number | null)[]) => values.map(String).sort();

  it('keep their texts and have each other’s labels', () => {
    const rows = examples((i) => ({ label: i % 2 }));
    const wrong = spoiled(rows, 1);
    expect(wrong.map(({ sentence2 }) => sentence2)).toEqual(rows.map(({ sentence2 }) => sentence2));
    expect(sorted(wrong.map(({ label }) => label))).toEqual(sorted(rows.map(({ label }) => label)));
    expect(wrong).not.toEqual(rows);
  });

  it('have each other’s partners where there is no label', () => {
    const rows = examples(() => ({}));
    const wrong = spoiled(rows, 1);
    expect(sorted(wrong.map(({ sentence2 }) => sentence2))).toEqual(sorted(rows.map((row) => row.sentence2)));
    expect(wrong.filter((row, i) => row.sentence2 === rows[i]?.sentence2).length).toBeLessThan(10);
  });

  it('have their negative in place of the second sentence in about half of the rows', () => {
    const rows = examples((i) => ({ negatives: [`negative ${i}`] }));
    const swapped = spoiled(rows, 1).filter(({ sentence2 }) => sentence2?.startsWith('negative'));
    expect(swapped.length).toBeGreaterThan(70);
    expect(swapped.length).toBeLessThan(130);
    expect(swapped.every(({ negatives, row }) => negatives[0] === `second ${row}`)).toBe(true);
  });

  it('are the same for the same seed', () => {
    const rows = examples((i) => ({ label: i % 2 }));
    expect(spoiled(rows, 3)).toEqual(spoiled(rows, 3));
    expect(spoiled(rows, 3)).not.toEqual(spoiled(rows, 4));
  });
});

describe('word counts', () => {
  it('are compared by their cosine', () => {
    expect(wordCosine('a cat', 'A  CAT!')).toBeCloseTo(1, 12);
    expect(wordCosine('a cat', 'the dog')).toBe(0);
    expect(wordCosine('a a b', 'a')).toBeCloseTo(2 / Math.sqrt(5), 12);
    expect(wordCosine('怎么退货', '退款')).toBeCloseTo(1 / Math.sqrt(8), 12);
    expect(wordCosine('…', 'a')).toBe(0);
  });
});

describe('the measure', () => {
  const evaluate = (rows: readonly Example[], labels: 'binary' | 'none', which: 'main' | 'beside' = 'main') =>
    measureTexts(
      measuresFor(rows)[which] ?? measuresFor(rows).main,
      pairHeldOut(rows, { labels: { kind: labels }, seed: 1, known: rows }),
      wordCosine,
    );

  it('is Spearman where there are labels', () => {
    const rows = examples((i) => ({ label: i % 2, sentence2: i % 2 ? `first ${i}` : 'other' }));
    expect(measuresFor(rows)).toMatchObject({ main: { name: 'Spearman' }, beside: null });
    expect(evaluate(rows, 'binary')).toBeCloseTo(1, 12);
  });

  it('is Spearman for pairs too, with nDCG@10 beside it', () => {
    const rows = examples((i) => ({ sentence2: i % 4 ? `about ${i}` : 'nothing' + i }));
    expect(measuresFor(rows)).toMatchObject({ main: { name: 'Spearman' }, beside: { name: 'nDCG@10' } });
    expect(evaluate(rows, 'none')).toBeGreaterThan(0.5);
    // Where nothing is like the query, the texts keep their order: three of those queries find theirs at ranks 1, 5 and 9.
    const expected = (150 + 1 + 1 / Math.log2(6) + 1 / Math.log2(10)) / 200;
    expect(evaluate(rows, 'none', 'beside')).toBeCloseTo(expected, 12);
  });

  it('is how often the partner is nearer than the negative for triplets', () => {
    const rows = examples((i) => ({
      sentence2: i % 10 ? `first ${i}` : 'far away',
      negatives: [i % 10 ? 'far away' : `first ${i}`],
    }));
    expect(measuresFor(rows).main).toMatchObject({ name: 'Triplet accuracy', chance: 0.5 });
    expect(evaluate(rows, 'none')).toBeCloseTo(0.9, 12);
  });
});
