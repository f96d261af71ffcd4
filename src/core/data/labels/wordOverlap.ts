/**
 * How many words the two sentences of a row share: weak evidence of which label means "similar", where
 * the labels themselves say nothing.
 */

import { comparable } from '../sentence';
import { atOnce, rowsInStep, type Stepwise } from '../parse/bytes/turns';
import type { Table } from '../types';

const sampleRows = 2000;

/** The mean Jaccard index of the words of two columns over the first 2,000 rows of each group that `groupOf` names. */
export const meanOverlaps = (...columns: Parameters<typeof meanOverlapsStepwise>): Map<string, number> =>
  atOnce(meanOverlapsStepwise(...columns));

export function* meanOverlapsStepwise(
  table: Table,
  [first, second]: readonly [number, number],
  groupOf: (row: readonly string[]) => string,
): Stepwise<Map<string, number>> {
  const sums = new Map<string, { sum: number; rows: number }>();
  for (const [i, row] of table.rows.entries()) {
    if (i % rowsInStep === 0) yield;
    const group = groupOf(row);
    const { sum, rows } = sums.get(group) ?? { sum: 0, rows: 0 };
    if (rows < sampleRows) {
      sums.set(group, { sum: sum + jaccard(row[first] ?? '', row[second] ?? ''), rows: rows + 1 });
    }
  }
  return new Map([...sums].map(([group, { sum, rows }]) => [group, sum / rows]));
}

/** Common words as a share of all words, in [0, 1]; Han characters count one by one. */
export function jaccard(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const common = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

const wordsOf = (text: string) => new Set(comparable(text).match(/\p{Script=Han}|[\p{L}\p{N}]+/gu));
