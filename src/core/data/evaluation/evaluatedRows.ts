/** The rows that an evaluation without training takes. */

import { message, type Message } from '../../../messages/message';
import type { ReadExamples } from '../dataset/examples';
import type { Example } from '../types';

export interface EvaluatedRows {
  /** The first of them only; null: all. */
  readonly limit: number | null;
  /** Whether all rows are meant, also where the file's split has a part to evaluate on. */
  readonly allRows: boolean;
}

/** Those of the part that the file's split evaluates on, where it has one and not all rows are meant. */
export function evaluatedRows(
  { items, split }: Pick<ReadExamples, 'items' | 'split'>,
  { limit, allRows }: EvaluatedRows,
): readonly Example[] {
  const part = split?.used === true && !allRows ? split : null;
  const rows = part ? items.filter(({ row }) => part.parts[row] === part.evaluated) : items;
  return limit === null ? rows : rows.slice(0, limit);
}

/** Which rows these are, in a sentence. */
export function evaluatedRowsNote(
  examples: Pick<ReadExamples, 'items' | 'split'>,
  asked: EvaluatedRows,
): Message {
  const { items, split } = examples;
  const rows = evaluatedRows(examples, asked).length;
  if (split?.used === true && !asked.allRows) {
    const { name: column, evaluated: part } = split;
    const ofPart = evaluatedRows(examples, { ...asked, limit: null }).length;
    return message('evaluation.set.partOfSplit', { column, part, rows, ofPart, all: items.length });
  }
  return rows < items.length
    ? message('evaluation.set.firstRows', { rows, all: items.length })
    : message('evaluation.set.allRows', { rows });
}
