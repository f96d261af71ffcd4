/** Turns rows into training examples under the given roles; what can't be used is rejected with its line and reason. */

import { message, type Message } from '../../../messages/message';
import { readClasses } from '../labels/classLabels';
import { readLabels } from '../labels/labels';
import { isMissingMark } from '../words/missing';
import { countNegatives } from './negatives';
import { textColumns } from './roleColumns';
import { emptyLabelColumn, hasTwice, isSingle } from './roles';
import { exampleKey, sentenceFault, wellFormed, type SentenceName } from '../sentence';
import { shorten } from '../shorten';
import type { Example, Examples, ParsedFile, RejectedRow, Roles } from '../types';

const noLabel = message('labels.cell.empty');
const unlabelled = { scheme: { kind: 'none' }, notes: [] } as const;

/**
 * One example for each usable row, in the order of the file; the other rows are rejected with a reason. There are no
 * examples at all where a sentence column is not chosen, or one column is for two texts. Without a second sentence the rows are single
 * sentences, and their labels classes. An empty cell among the negatives is no fault: its row has fewer of them.
 */
export function buildExamples(parsed: ParsedFile, roles: Roles): Examples {
  const { table } = parsed;
  const { sentence1, sentence2 } = roles;
  const pair = sentence1 !== null && sentence2 !== null ? ([sentence1, sentence2] as const) : null;
  const single = isSingle(roles);
  const reading = single
    ? readClasses(table, roles.label ?? -1)
    : roles.label === null
      ? null
      : readLabels(table, roles.label, hasTwice(roles) ? null : pair);
  const { scheme, notes: labelNotes } = reading ?? unlabelled;
  const labelled = scheme.kind !== 'none' && scheme.kind !== 'unusable';
  const items: Example[] = [];
  const rejected: RejectedRow[] = [...parsed.rejected];
  /** Rows by the mark of a missing text. */
  const marks = new Map<string, number>();
  let repaired = 0;

  const columns = [sentence1, sentence2].filter((column) => column !== null);
  const negativeMarks = new Map<string, number>();
  if ((pair || single) && !hasTwice(roles)) {
    for (const [row, cells] of table.rows.entries()) {
      const textOf = (column: number) => wellFormed(cells[column] ?? '').trim();
      const texts = columns.map(textOf);
      const all = roles.negatives.map(textOf);
      const negatives = all.filter((text) => text !== '' && !isMissingMark(text));
      const read = labelled ? (reading?.values.get(cells[roles.label ?? -1]?.trim() ?? '') ?? noLabel) : null;
      const label = typeof read === 'number' ? read : null;
      countMarks(texts, marks);
      countMarks(all, negativeMarks);
      const faults = [
        ...faultsOf(texts, negatives),
        ...(typeof read === 'number' || read === null ? [] : [read]),
      ];
      const [fault, ...others] = faults;
      if (fault) {
        const reason = others.length === 0 ? fault : message('data.row.faults', { faults });
        rejected.push({ line: table.lines[row] ?? 0, reason, text: shorten(cells.join(' | '), 200) });
        continue;
      }
      const [first = '', second = null] = texts;
      if (textColumns(roles).some((column) => (cells[column] ?? '').trim() !== textOf(column))) repaired++;
      items.push({
        sentence1: first,
        sentence2: second,
        negatives,
        label,
        row,
      });
    }
  }

  const { duplicates, contradictions } = countDuplicates(items);
  const notes: Message[] = [...labelNotes];
  for (const [mark, rows] of marks) notes.push(message('data.note.missingText', { mark, rows }));
  for (const [mark, rows] of negativeMarks) notes.push(message('data.note.missingNegative', { mark, rows }));
  if (roles.negatives.length > 0) notes.push(...negativeNotes(items, roles.negatives.length));
  if (repaired > 0) notes.push(message('data.note.surrogates', { rows: repaired }));
  if (contradictions > 0) {
    const of = single ? 'sentences' : 'pairs';
    notes.push(message(`data.note.contradictions.${of}`, { rows: contradictions }));
  }
  const emptyLabel = roles.label === null ? emptyLabelColumn(table) : null;
  if (emptyLabel !== null) notes.push(message('data.note.emptyLabel', { column: emptyLabel }));
  rejected.sort((a, b) => a.line - b.line);
  return { items, rejected, labels: scheme, notes, table, duplicates };
}

const sentenceNames: readonly SentenceName[] = ['sentence1', 'sentence2'];

/** What is wrong with the sentences of a row. */
function faultsOf(texts: readonly string[], negatives: readonly string[]): Message[] {
  const faults = [
    ...texts.map((text, i) => sentenceFault(text, sentenceNames[i] ?? 'sentence1')),
    ...negatives.map((text) => sentenceFault(text, 'negative')),
  ];
  return faults.filter((fault) => fault !== null);
}

/** Counts the row once for each mark of a missing text in it. */
function countMarks(texts: readonly string[], marks: Map<string, number>): void {
  for (const mark of new Set(texts.filter(isMissingMark))) marks.set(mark, (marks.get(mark) ?? 0) + 1);
}

/** That rows have fewer negatives than there are columns of them. */
function negativeNotes(items: readonly Example[], columns: number): Message[] {
  const { rows, total } = countNegatives(items);
  if (total === columns * items.length) return [];
  return [
    message('data.note.fewerNegatives', { rows: items.length, without: items.length - rows, columns, total }),
  ];
}

function countDuplicates(items: readonly Example[]): { duplicates: number; contradictions: number } {
  const seen = new Map<string, number | null>();
  let [duplicates, contradictions] = [0, 0];
  for (const item of items) {
    const { negatives, label } = item;
    const key = [exampleKey(item), ...negatives].join('\n');
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
