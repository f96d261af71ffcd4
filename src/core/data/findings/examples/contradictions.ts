/** Pairs, in either order, or single sentences that are in the data with different labels. */

import { message } from '../../../../messages/message';
import { finding, rowOf } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/** Of all rows, which were compared when the examples were made. */
export function contradictions({ examples, roles }: Checked): Finding[] {
  const found = examples.contradictions;
  if (found.length === 0) return [];
  const of = roles.sentence2 === null ? 'sentences' : 'pairs';
  const { table, labelTable = table } = examples;
  const labelOf = (row: number) => labelTable.rows[row]?.[roles.label ?? -1]?.trim() ?? '';
  const rows = found.slice(0, 3).map(([before, after]) => {
    const { lines, text } = rowOf(examples, roles, { row: before });
    return {
      lines: [...lines, table.lines[after] ?? 0],
      text: `${text} ≠ ${labelOf(after)}`,
    };
  });
  return [
    finding({
      name: 'contradictions',
      count: found.length,
      what: message('finding.contradictions', { of, count: found.length }),
      next: message('finding.contradictions.next'),
      rows,
    }),
  ];
}
