import { describe, expect, it } from 'vitest';
import { buildExamples } from '../../../../src/core/data/dataset/examples';
import {
  checkDirection,
  contradictingRows,
  pairsToCheck,
} from '../../../../src/core/data/findings/model/reversedLabel';
import type { Roles } from '../../../../src/core/data/types';
import { parsedOf } from '../tables';

const roles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: 2 };
const examplesOf = (rows: number, label = (i: number) => String((i % 5) / 4)) =>
  buildExamples(
    parsedOf(
      ['a', 'b', 'score'],
      Array.from({ length: rows }, (_, i) => [`one ${i}`, `two ${i}`, label(i)]),
    ),
    roles,
  );

describe('pairsToCheck', () => {
  it('takes 200 pairs by seed, and all of fewer', () => {
    const rowsOf = (seed: number) => pairsToCheck(examplesOf(1000), seed).map(({ row }) => row);
    expect(rowsOf(1)).toHaveLength(200);
    expect(rowsOf(1)).toEqual(rowsOf(1));
    expect(rowsOf(1)).not.toEqual(rowsOf(2));
    expect(pairsToCheck(examplesOf(30), 1)).toHaveLength(30);
  });

  it('takes none where the labels are classes or absent', () => {
    expect(
      pairsToCheck(
        examplesOf(60, (i) => ['refund', 'hours', 'other'][i % 3] ?? ''),
        1,
      ),
    ).toEqual([]);
    const unlabelled = buildExamples(parsedOf(['a', 'b'], [['x', 'y']]), { ...roles, label: null });
    expect(pairsToCheck(unlabelled, 1)).toEqual([]);
  });
});

describe('checkDirection', () => {
  it('asks where the whole interval is below 0', () => {
    expect(checkDirection({ spearman: -0.4, pairs: 200 })).toMatchObject({
      spearman: -0.4,
      findings: [{ name: 'reversedLabel', severity: 'asks', count: 200 }],
    });
  });

  it('says nothing of a small negative value, of few pairs, and of none', () => {
    expect(checkDirection({ spearman: -0.12, pairs: 200 })?.findings).toEqual([]);
    expect(checkDirection({ spearman: 0.8, pairs: 200 })?.findings).toEqual([]);
    expect(checkDirection({ spearman: -1, pairs: 9 })).toBeNull();
    expect(checkDirection({ spearman: null, pairs: 200 })).toBeNull();
  });
});

it('shows the rows that contradict the cosines most', () => {
  const examples = examplesOf(10, (i) => (i < 5 ? '0' : '1'));
  const pairs = pairsToCheck(examples, 1);
  const cosines = [0.1, 0.2, 0.9, 0.3, 0.1, 0.8, 0.7, 0.1, 0.6, 0.9];
  const rows = contradictingRows(examples, roles, pairs, cosines);
  expect(rows.map(({ lines }) => lines)).toEqual([[4], [9], [10]]);
  expect(rows[0]?.text).toBe('one 2 | two 2 | 0');
});
