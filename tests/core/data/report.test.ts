import { describe, expect, it } from 'vitest';
import { buildExamples } from '../../../src/core/data/examples';
import { profileColumns } from '../../../src/core/data/profile';
import { reportData, reportExamples } from '../../../src/core/data/report';
import type { ParsedFile, Roles } from '../../../src/core/data/types';
import { parsedOf } from './tables';

const roles: Roles = { sentence1: 0, sentence2: 1, negative: null, label: null };
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
        rejected: [{ line: 7, reason: 'too many cells', text: 'x,y,z' }],
      },
    );
    expect(report(parsed)).toMatchObject({ rows: 2, rejected: 2, duplicates: 1, roles, labelNote: null });
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
      '1 sentence occurs more than once. No batch will hold one twice, since its second copy would count as a wrong answer to the first.',
    ]);
    const labelled = rows.map((row, i) => [...row, String(i % 2)]);
    expect(report(parsedOf(['a', 'b', 'c'], labelled), { ...roles, label: 2 }).notes).toEqual([]);
  });
});

describe('one column for two texts', () => {
  const parsed = parsedOf(
    ['a', 'b'],
    Array.from({ length: 30 }, (_, i) => [`question ${i}`, `answer ${i}`]),
  );

  it.each([
    ['both sentences', { sentence2: 0 }, 'choose two different columns for "Sentence 1" and "Sentence 2"'],
    ['a sentence and the negative', { negative: 1 }, 'choose a column for "Negative" that is neither of the'],
  ])('is refused for %s', (_, chosen, reason) => {
    const { rows, inference } = report(parsed, { ...roles, ...chosen });
    expect(rows).toBe(0);
    expect(inference.loss).toBeNull();
    expect(inference.reason).toContain(`No loss fits yet: ${reason}`);
    for (const { unmet } of inference.choices) expect(unmet).not.toBeNull();
  });
});

describe('reportData', () => {
  it('shows the first 20 rows, each cell cut to 300 characters', () => {
    const parsed = parsedOf(
      ['a', 'b'],
      Array.from({ length: 30 }, (_, i) => [`row ${i}`, 'x'.repeat(1000)]),
      {
        notes: ['A note.'],
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
    expect([notes, name, examples.rows]).toEqual([['A note.'], 'pairs.csv', 30]);
  });
});
