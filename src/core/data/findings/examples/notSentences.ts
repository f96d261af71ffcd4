/** Texts that are no sentences, for each column of sentences. */

import { message, type ParamsOf } from '../../../../messages/message';
import { shorten } from '../../shorten';
import { textColumns } from '../../dataset/roleColumns';
import { finding } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';
import { textKind, textKinds, type TextKind } from './textKinds';

/**
 * The share of a column's texts from which each kind is reported. Data in brackets is never a sentence, and entities
 * come from a step that was left out; a sentence may quote code, and an answer may be a number.
 */
const thresholds: Readonly<Record<TextKind, number>> = {
  literals: 0.05,
  ids: 0.3,
  code: 0.2,
  markup: 0.05,
  repeatedWord: 0.1,
};

/** Texts that must show it at least, unless all do. */
const fewest = 3;

export function notSentences({ examples: { table }, roles, items, sample }: Checked): Finding[] {
  return textColumns(roles).flatMap((column) => {
    const found = new Map<TextKind, number[]>();
    let of = 0;
    for (const { row } of items) {
      const text = table.rows[row]?.[column]?.trim() ?? '';
      if (text === '') continue;
      of++;
      const kind = textKind(text);
      if (kind === null) continue;
      const rows = found.get(kind);
      if (rows) rows.push(row);
      else found.set(kind, [row]);
    }
    return textKinds.flatMap((name) => {
      const rows = found.get(name) ?? [];
      const count = rows.length;
      if (count < Math.min(fewest, Math.max(1, of)) || count < thresholds[name] * of) return [];
      const params: ParamsOf<`finding.${TextKind}`> = { column: table.columns[column] ?? '', count, of };
      return [
        finding({
          name,
          count,
          sample,
          what: message(`finding.${name}`, params),
          next: message(`finding.${name}.next`),
          rows: rows.slice(0, 3).map((row) => ({
            lines: [table.lines[row] ?? 0],
            text: shorten(table.rows[row]?.[column]?.trim() ?? '', 200),
          })),
        }),
      ];
    });
  });
}
