import { describe, expect, it } from 'vitest';
import { message } from '../../../../src/messages/message';
import { buildExamples } from '../../../../src/core/data/dataset/examples';
import type { Roles } from '../../../../src/core/data/types';
import { parsedOf } from '../tables';

const pairRoles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
const labelled: Roles = { ...pairRoles, label: 2 };
const build = (rows: readonly (readonly string[])[], roles = pairRoles) =>
  buildExamples(parsedOf(['a', 'b', 'c'], rows), roles);

const empty = (sentence: 'sentence1' | 'sentence2' | 'negative') =>
  message('data.sentence.empty', { sentence });
const invisible = message('data.sentence.invisible', { sentence: 'sentence2' });

describe('buildExamples', () => {
  it('makes one example for each usable row, with its label and its row', () => {
    const { items, rejected } = build(
      [
        ['One', 'Two', '0.5'],
        ['Three', 'Four', '0.25'],
      ],
      labelled,
    );
    expect(items).toEqual([
      { sentence1: 'One', sentence2: 'Two', negatives: [], label: 0.5, row: 0 },
      { sentence1: 'Three', sentence2: 'Four', negatives: [], label: 0.25, row: 1 },
    ]);
    expect(rejected).toEqual([]);
  });

  it.each([
    ['empty', '', empty('sentence2')],
    ['only spaces', ' \t \u00a0\u3000', empty('sentence2')],
    ['only zero-width characters', '\u200b\u200d\u2060', invisible],
    ['only direction marks', '\u202e\u202c', invisible],
    ['only control characters', '\u0000\u0007', invisible],
    ['only a Hangul filler', '\u3164', invisible],
    [
      'longer than 100,000 characters',
      'x'.repeat(100_001),
      message('data.sentence.tooLong', { sentence: 'sentence2', length: 100_001, limit: 100_000 }),
    ],
  ])('rejects a row whose sentence is %s, by its line', (_, text, reason) => {
    const { items, rejected } = build([
      ['One', 'Two'],
      ['Three', text],
    ]);
    expect(items).toHaveLength(1);
    expect(rejected).toMatchObject([{ line: 3, reason }]);
    expect(rejected[0]?.text.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['of 100,000 characters', 'x'.repeat(100_000)],
    ['of emoji sequences', '👩‍👩‍👧‍👦 👍🏽 🇨🇭'],
    ['with right-to-left overrides', 'abc\u202edef'],
    ['of HTML', '<script>alert(1)</script>'],
    ['of a formula', '=HYPERLINK("http://x")'],
    ['of one sign', '?'],
  ])('keeps a sentence %s as it is', (_, text) => {
    expect(build([['One', text]]).items[0]?.sentence2).toBe(text);
  });

  it('trims spaces at the ends and only there', () => {
    expect(build([['  a  b\n', '\ufeffc']]).items[0]).toMatchObject({ sentence1: 'a  b', sentence2: 'c' });
  });

  it('replaces lone surrogates and says so; whole pairs stay', () => {
    const { items, notes } = build([
      ['a\ud83d', '\ude00b'],
      ['😀', 'c'],
    ]);
    expect(items[0]).toMatchObject({ sentence1: 'a\ufffd', sentence2: '\ufffdb' });
    expect(items[1]?.sentence1).toBe('😀');
    expect(notes).toEqual([message('data.note.surrogates', { rows: 1 })]);
  });

  it('names everything that is wrong with a row', () => {
    const rows = [...Array.from({ length: 20 }, () => ['a', 'b', '0.5']), ['', ' ', 'NaN']];
    const faults = [empty('sentence1'), empty('sentence2'), message('labels.cell.missing', { cell: 'NaN' })];
    expect(build(rows, labelled).rejected).toMatchObject([
      { line: 22, reason: message('data.row.faults', { faults }) },
    ]);
  });

  it('rejects a row that is too short for its columns', () => {
    expect(build([['a']]).rejected).toMatchObject([{ line: 2, reason: empty('sentence2') }]);
  });

  it('takes negatives from their columns, and rejects no row that has fewer of them', () => {
    const { items, rejected, notes } = build(
      [
        ['q', 'right', 'wrong', 'false'],
        ['r', 'right', '', ' false '],
        ['s', 'right', ' ', ''],
        ['t', 'right', 'NULL', 'wrong'],
        ['u', 'right'],
      ],
      { ...pairRoles, negatives: [2, 3] },
    );
    expect(items.map(({ negatives }) => negatives)).toEqual([
      ['wrong', 'false'],
      ['false'],
      [],
      ['wrong'],
      [],
    ]);
    expect(rejected).toEqual([]);
    expect(notes).toEqual([
      message('data.note.missingNegative', { mark: 'NULL', rows: 1 }),
      message('data.note.fewerNegatives', { rows: 5, without: 2, columns: 2, total: 4 }),
    ]);
  });

  it('says nothing of negatives where every row has all of them', () => {
    const { notes } = build([['q', 'right', 'wrong']], { ...pairRoles, negatives: [2] });
    expect(notes).toEqual([]);
  });

  it('rejects a row for a negative that cannot be a sentence', () => {
    const { items, rejected } = build(
      [
        ['q', 'right', '\u200b'],
        ['', 'right', 'x'.repeat(100_001)],
      ],
      { ...pairRoles, negatives: [2] },
    );
    expect(items).toEqual([]);
    const tooLong = message('data.sentence.tooLong', {
      sentence: 'negative',
      length: 100_001,
      limit: 100_000,
    });
    expect(rejected).toMatchObject([
      { line: 2, reason: message('data.sentence.invisible', { sentence: 'negative' }) },
      { line: 3, reason: message('data.row.faults', { faults: [empty('sentence1'), tooLong] }) },
    ]);
  });

  it('keeps the rows that could not be parsed among the rejected, by line', () => {
    const parsed = parsedOf(
      ['a', 'b'],
      [
        ['x', ''],
        ['c', 'd'],
      ],
      {
        rejected: [
          { line: 9, reason: message('data.row.fields', { fields: 1, expected: 2 }), text: 'x' },
          { line: 1, reason: message('data.row.brokenBytes'), text: 'y' },
        ],
      },
    );
    expect(buildExamples(parsed, pairRoles).rejected.map(({ line }) => line)).toEqual([1, 2, 9]);
  });

  it('counts duplicate pairs in either order, beyond the first', () => {
    const { duplicates, items } = build([
      ['One', 'Two'],
      ['two ', 'ONE'],
      ['One', 'Two'],
      ['One', 'Three'],
    ]);
    expect(duplicates).toBe(2);
    expect(items).toHaveLength(4);
  });

  it('keeps the rows of a pair that comes again with another label', () => {
    const rows = [
      ['One', 'Two', '1'],
      ['Two', 'One', '0'],
      ['Three', 'Four', '0'],
    ];
    expect(build(rows, labelled).contradictions).toEqual([[0, 1]]);
    expect(build(rows, labelled).notes).toEqual([]);
  });

  it('lets two ratings of a pair lie a fifth of the scale apart', () => {
    const scores = ['1.0', '0.4', '0.25', '0.75', '0.1', '0'];
    const rated = (first: string, second: string) => [
      ['One', 'Two', first],
      ['Two', 'One', second],
      ...scores.map((score, i) => [`a${i}`, `b${i}`, score]),
    ];
    expect(build(rated('0.4', '0.6'), labelled).contradictions).toEqual([]);
    expect(build(rated('0.4', '0.65'), labelled).contradictions).toEqual([[0, 1]]);
  });

  it('keeps the sentences of an unusable label column, without labels', () => {
    const rows = Array.from({ length: 9 }, (_, i) => [`a${i}`, `b${i}`, '0']);
    const { items, labels, rejected } = build(rows, labelled);
    expect(labels.kind).toBe('unusable');
    expect(rejected).toEqual([]);
    expect(items.map(({ label }) => label)).toEqual(rows.map(() => null));
  });

  it('gives each row the index of its class', () => {
    const rows = Array.from({ length: 9 }, (_, i) => [
      `a${i}`,
      `b${i}`,
      ['neutral', 'Entailment', 'contradiction'][i % 3] ?? '',
    ]);
    const { items, labels, notes } = build(rows, labelled);
    expect(labels).toEqual({
      kind: 'class',
      classes: [['contradiction'], ['Entailment'], ['neutral']],
      grades: [0, 1, null],
    });
    expect(items.slice(0, 3).map(({ label }) => label)).toEqual([2, 1, 0]);
    expect(notes).toEqual([
      message('labels.note.classes', { classes: ['contradiction', 'Entailment', 'neutral'] }),
    ]);
  });

  it('makes single sentences where there is a label and no second sentence', () => {
    const rows = [
      ...Array.from({ length: 6 }, (_, i) => [`a${i}`, 'unused', i % 2 ? 'b' : 'c']),
      ['', '', 'c'],
      ['a9', '', ''],
    ];
    const { items, labels, rejected, duplicates } = build([...rows, ['a1', 'other', 'b']], {
      ...labelled,
      sentence2: null,
    });
    expect(labels).toMatchObject({ kind: 'class', classes: [['b'], ['c']] });
    expect(items.map(({ sentence1, sentence2, label }) => [sentence1, sentence2, label]).slice(0, 2)).toEqual(
      [
        ['a0', null, 1],
        ['a1', null, 0],
      ],
    );
    expect(rejected.map(({ reason }) => reason)).toEqual([empty('sentence1'), message('labels.cell.empty')]);
    expect(duplicates).toBe(1);
  });

  it('makes no examples while a sentence column is not chosen', () => {
    expect(build([['a', 'b']], { ...pairRoles, sentence1: null })).toMatchObject({ items: [], rejected: [] });
  });
});
