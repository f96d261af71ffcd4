/** Columns of sentences in which one text fills most rows. */

import { message } from '../../../../messages/message';
import { shorten } from '../../shorten';
import { textColumns } from '../../dataset/roleColumns';
import { finding, rowsOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

const threshold = 0.5;
const fewestRows = 10;

export function sameText({ examples, roles, items, sample }: Checked): Finding[] {
  const { table } = examples;
  if (items.length < fewestRows) return [];
  return textColumns(roles).flatMap((column) => {
    const textOf = (row: number) => table.rows[row]?.[column]?.trim() ?? '';
    // Of two texts in a row of their own the second replaces the first: what is left is the one of most rows, if there
    // is one (Boyer and Moore's majority vote).
    let [candidate, votes] = ['', 0];
    for (const { row } of items) {
      const text = textOf(row);
      if (votes === 0) candidate = text;
      votes += text === candidate ? 1 : -1;
    }
    const same = candidate === '' ? [] : items.filter(({ row }) => textOf(row) === candidate);
    if (same.length <= threshold * items.length) return [];
    const text = shorten(table.rows[same[0]?.row ?? 0]?.[column]?.trim() ?? '', 40);
    const params = { text, column: table.columns[column] ?? '', count: same.length, of: items.length };
    return [
      finding({
        name: 'sameText',
        count: same.length,
        sample,
        what: message('finding.sameText', params),
        next: message('finding.sameText.next'),
        rows: rowsOf(examples, roles, same),
      }),
    ];
  });
}
