/** Turns rows into training examples under the given roles; what can't be used is rejected with its line and reason. */

import { readClasses } from '../labels/classLabels';
import { readLabels } from '../labels/labels';
import { emptyLabelColumn, hasTwice, isSingle } from './roles';
import { exampleKey, sentenceFault, wellFormed } from '../sentence';
import type { Example, Examples, ParsedFile, RejectedRow, Roles } from '../types';

const unlabelled = { scheme: { kind: 'none' }, note: null } as const;

/**
 * One example for each usable row, in the order of the file; all are rejected with a reason, or there are none at all
 * where a sentence column is not chosen, or one column is for two texts. Without a second sentence the rows are single
 * sentences, and their labels classes.
 */
export function buildExamples(parsed: ParsedFile, roles: Roles): Examples {
  const { table } = parsed;
  const { sentence1, sentence2, negative } = roles;
  const pair = sentence1 !== null && sentence2 !== null ? ([sentence1, sentence2] as const) : null;
  const single = isSingle(roles);
  const reading = single
    ? readClasses(table, roles.label ?? -1)
    : roles.label === null
      ? null
      : readLabels(table, roles.label, hasTwice(roles) ? null : pair);
  const { scheme, note } = reading ?? unlabelled;
  const labelled = scheme.kind !== 'none' && scheme.kind !== 'unusable';
  const items: Example[] = [];
  const rejected: RejectedRow[] = [...parsed.rejected];
  let repaired = 0;

  const columns = [sentence1, sentence2, negative].filter((column) => column !== null);
  if ((pair || single) && !hasTwice(roles)) {
    for (const [row, cells] of table.rows.entries()) {
      const texts = columns.map((column) => wellFormed(cells[column] ?? '').trim());
      const fault = faultOf(texts);
      const labelCell = cells[roles.label ?? -1]?.trim() ?? '';
      const label = labelled ? (reading?.values.get(labelCell) ?? 'label is missing') : null;
      if (fault !== null || typeof label === 'string') {
        const reason = [fault, typeof label === 'string' ? label : null]
          .filter((part) => part !== null)
          .join('; ');
        rejected.push({ line: table.lines[row] ?? 0, reason, text: cells.join(' | ').slice(0, 200) });
        continue;
      }
      const [first = '', second = null, third = null] = texts;
      if (columns.some((column, i) => cells[column]?.trim() !== texts[i])) repaired++;
      items.push({ sentence1: first, sentence2: second, negative: third, label, row });
    }
  }

  const { duplicates, contradictions } = countDuplicates(items);
  const notes: string[] = [];
  if (repaired > 0) {
    notes.push(`Broken characters (lone surrogates) in ${rows(repaired)} were replaced by "\uFFFD".`);
  }
  if (contradictions > 0) {
    notes.push(
      `${rows(contradictions)} ${contradictions === 1 ? 'repeats' : 'repeat'} a ${single ? 'sentence' : 'pair'} with another label than before; both are kept.`,
    );
  }
  const emptyLabel = roles.label === null ? emptyLabelColumn(table) : null;
  if (emptyLabel !== null) {
    notes.push(`The column "${emptyLabel}" is there but empty, so the pairs have no label.`);
  }
  rejected.sort((a, b) => a.line - b.line);
  return { items, rejected, labels: scheme, labelNote: note, notes, duplicates };
}

const rows = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`);
const sentenceNames = ['sentence 1', 'sentence 2', 'negative'];

/** What is wrong with a row's sentences, each named, or null. */
function faultOf(texts: readonly string[]): string | null {
  const faults = texts.flatMap((text, i) => {
    const fault = sentenceFault(text);
    return fault === null ? [] : [`${sentenceNames[i]} ${fault}`];
  });
  return faults.length > 0 ? faults.join('; ') : null;
}

function countDuplicates(items: readonly Example[]): { duplicates: number; contradictions: number } {
  const seen = new Map<string, number | null>();
  let [duplicates, contradictions] = [0, 0];
  for (const item of items) {
    const { negative, label } = item;
    const key = exampleKey(item) + (negative === null ? '' : `\n${negative}`);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, label);
      continue;
    }
    duplicates++;
    if (before !== label) contradictions++;
  }
  return { duplicates, contradictions };
}
