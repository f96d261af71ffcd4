import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { buildExamples } from '../../../src/core/data/dataset/examples';
import { profileColumns } from '../../../src/core/data/dataset/profile';
import { reportData, reportExamples } from '../../../src/core/report/report';
import type { ParsedFile, Roles } from '../../../src/core/data/types';
import { parsedOf } from '../data/tables';

const roles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
const report = (parsed: ParsedFile, given = roles) => reportExamples(buildExamples(parsed, given), given);

describe('reportExamples', () => {
  it('counts usable, rejected and duplicate rows', () => {
    const parsed = parsedOf(
      ['a', 'b'],
      [
        ['x', 'y'],
        ['y', 'x'],
        ['', 'z'],
      ],
      {
        rejected: [{ line: 7, reason: message('data.row.nul'), text: 'x,y,z' }],
      },
    );
    expect(report(parsed)).toMatchObject({
      rows: 2,
      rejected: 2,
      duplicates: 1,
      roles,
      notes: [message('data.note.repeatedTexts', { texts: 2 })],
    });
    expect(report(parsed).rejectedSample.map(({ line }) => line)).toEqual([4, 7]);
  });

  it('samples the first 100 rejected rows and counts all', () => {
    const parsed = parsedOf(
      ['a', 'b'],
      Array.from({ length: 150 }, () => ['', 'b']),
    );
    expect(report(parsed)).toMatchObject({ rejected: 150 });
    expect(report(parsed).rejectedSample).toHaveLength(100);
  });

  it('says for unlabelled pairs that repeated sentences are kept apart', () => {
    const rows = [
      ['q1', 'yes'],
      ['q2', 'Yes '],
      ['q3', 'no'],
      ['same', 'same'],
    ];
    expect(report(parsedOf(['a', 'b'], rows)).notes).toEqual([
      message('data.note.repeatedTexts', { texts: 1 }),
    ]);
    const labelled = rows.map((row, i) => [...row, String(i % 2)]);
    expect(report(parsedOf(['a', 'b', 'c'], labelled), { ...roles, label: 2 }).notes).toEqual([]);
  });
});

describe('a sentence in nearly every row', () => {
  const shrunk = (times: number, rows: number, negative = false) => {
    const cells = Array.from({ length: rows }, (_, i) => [
      i < times ? 'How?' : `q ${i}`,
      `answer ${i}`,
      `no ${i}`,
    ]);
    const given = { ...roles, negatives: negative ? [2] : [] };
    return report(parsedOf(['a', 'b', 'c'], cells), given).notes.slice(1);
  };

  it('shrinks the batches, and a batch of one row has no wrong answers', () => {
    expect(shrunk(40, 40)).toEqual([
      message('data.note.frequentText', { text: 'How?', rows: 40, total: 40, batch: 1 }),
      message('data.note.batchOfOne'),
    ]);
    expect(shrunk(50, 200)[0]).toMatchObject({ params: { rows: 50, total: 200, batch: 4 } });
  });

  it('still learns from negatives', () => {
    const notes = shrunk(40, 40, true);
    expect(notes).toMatchObject([{ code: 'data.note.frequentText', params: { batch: 1 } }]);
  });

  it('is not warned of where batches stay of a good size', () => {
    expect(shrunk(2, 40)).toEqual([]);
    expect(shrunk(20, 200)).toEqual([]);
    expect(shrunk(2, 3)).toEqual([]);
  });

  it('counts a negative that stands in every row', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [`q ${i}`, `a ${i}`, 'no']);
    const { notes } = report(parsedOf(['a', 'b', 'c'], rows), { ...roles, negatives: [2] });
    expect(notes[1]).toMatchObject({
      code: 'data.note.frequentText',
      params: { text: 'no', rows: 40, total: 40 },
    });
  });
});

describe('one column for two texts', () => {
  const parsed = parsedOf(
    ['a', 'b'],
    Array.from({ length: 30 }, (_, i) => [`question ${i}`, `answer ${i}`]),
  );

  it.each([
    ['both sentences', { sentence2: 0 }, message('loss.none.sameSentences')],
    ['a sentence and the negative', { negatives: [1] }, message('loss.none.sameNegative')],
  ])('is refused for %s', (_, chosen, reason) => {
    const { rows, inference } = report(parsed, { ...roles, ...chosen });
    expect(rows).toBe(0);
    expect(inference.loss).toBeNull();
    expect(inference.reason).toEqual(reason);
    for (const { unmet } of inference.choices) expect(unmet).not.toBeNull();
  });
});

describe('reportData', () => {
  it('shows the first 20 rows, each cell cut to 300 characters', () => {
    const parsed = parsedOf(
      ['a', 'b'],
      Array.from({ length: 30 }, (_, i) => [`row ${i}`, 'x'.repeat(1000)]),
      {
        notes: [message('data.note.quoting.none')],
      },
    );
    const { preview, columns, notes, name, examples } = reportData(
      parsed,
      profileColumns(parsed.table),
      report(parsed),
    );
    expect(preview).toHaveLength(20);
    expect(preview[1]).toEqual(['row 1', `${'x'.repeat(300)}…`]);
    expect(columns.map((column) => column.name)).toEqual(['a', 'b']);
    expect([notes, name, examples.rows]).toEqual([[message('data.note.quoting.none')], 'pairs.csv', 30]);
  });
});
