/** Turns rows into training examples under the given roles; what can't be used is rejected with its line and reason. */

import { message, type Message } from '../../../messages/message';
import { readClassesStepwise } from '../labels/classLabels';
import { marksIn, type LabelMark, type LabelReading } from '../labels/labelReading';
import { labelMeaning, type LabelMeaning } from '../labels/labelMeaning';
import { readLabelsStepwise } from '../labels/labels';
import { atOnce, rowsInStep, type Stepwise } from '../parse/bytes/turns';
import { isMissingMark } from '../words/missing';
import { countNegatives } from './negatives';
import { fileSplit, type FileSplit } from './fileSplit';
import {
  joinCells,
  joinedColumns,
  joinOffers,
  takenColumns,
  type JoinedColumns,
  type JoinOffer,
} from './joined';
import { profileColumnsStepwise } from './profile';
import { ratersOf, withMeans, type Raters } from './raters';
import { hasTwice, isSingle, isTextAlone, textColumns } from './roleColumns';
import { emptyLabelColumn } from './roles';
import { exampleKey, sentenceFault, wellFormed, type SentenceName } from '../sentence';
import { shorten } from '../shorten';
import type {
  DataChoices,
  Example,
  Examples,
  LabelScheme,
  ParsedFile,
  RejectedRow,
  Roles,
  Table,
} from '../types';

/** The examples of a dataset, and how its columns were understood for them. */
export interface ReadExamples extends Examples {
  readonly meaning: LabelMeaning | null;
  /** What marks a missing text in the sentence columns, with its rows. */
  readonly marks: readonly { readonly mark: string; readonly rows: number; readonly kept: boolean }[];
  /** What marks a missing label, with its rows. */
  readonly labelMarks: readonly LabelMark[];
  readonly joins: readonly (JoinOffer & { readonly joined: boolean })[];
  readonly split: FileSplit | null;
  /** The raters among whom the label column is; null where it is not one of several. */
  readonly raters: Raters | null;
}

const noLabel = message('labels.cell.empty');
const unlabelled = { scheme: { kind: 'none' }, notes: [] } as const;

/**
 * One example for each usable row, in the order of the file; the other rows are rejected with a reason. There are no
 * examples at all where a sentence column is not chosen, or one column is for two texts. Without a second sentence the rows are single
 * sentences, and their labels classes, where there are any. An empty cell among the negatives is no fault: its row has fewer of them.
 */
export const buildExamples = (parsed: ParsedFile, roles: Roles, choices: DataChoices = {}): ReadExamples =>
  atOnce(buildExamplesStepwise(parsed, roles, choices));

/** Yields the number of rows that it has read, while it reads them. */
export function* buildExamplesStepwise(
  parsed: ParsedFile,
  roles: Roles,
  choices: DataChoices,
): Stepwise<ReadExamples> {
  const { table } = parsed;
  const { sentence1, sentence2 } = roles;
  const pair = sentence1 !== null && sentence2 !== null ? ([sentence1, sentence2] as const) : null;
  const single = isSingle(roles);
  const profiles = yield* profileColumnsStepwise(table);
  const raters = yield* ratersOf(table, profiles, roles, choices);
  const labelTable = raters?.averaged ? yield* withMeans(table, raters, roles.label ?? -1) : table;
  const filled = yield* filledRows(labelTable, textColumns(roles).slice(0, pair ? 2 : 1));
  function* readingOf(some: Table): Stepwise<LabelReading | null> {
    if (single) return yield* readClassesStepwise(some, roles.label ?? -1, new Set(choices.keptLabels));
    if (roles.label === null) return null;
    return yield* readLabelsStepwise(some, roles.label, hasTwice(roles) ? null : pair, {
      ...choices,
      meansOf: raters?.averaged ? raters.seen : null,
    });
  }
  const reading = yield* readingOf(filled);
  // What is wrong with the labels of the other rows.
  const otherLabels = filled === labelTable ? null : yield* readingOf(labelTable);
  const { scheme, notes: labelNotes } = reading ?? unlabelled;
  const labelled = scheme.kind !== 'none' && scheme.kind !== 'unusable';
  const items: Example[] = [];
  const rejected: RejectedRow[] = [...parsed.rejected];
  /** Rows by the mark of a missing text. */
  const marks = new Map<string, number>();
  const kept = new Set(choices.keptMarks);
  let repaired = 0;

  const negativeMarks = new Map<string, number>();
  const isMissing = (text: string) => text === '' || (isMissingMark(text) && !kept.has(text));
  const joins = joinOffers(profiles, roles);
  const joined = joinedColumns(joins, roles, choices);
  const columns = textColumns(roles);
  const firstNegative = columns.length - roles.negatives.length;
  const parts = columns.map((column) => joined.get(column) ?? [column]);
  // What is the same in nearly every row is made once: files have hundreds of thousands of rows.
  const none: readonly string[] = [];
  if ((pair || single || isTextAlone(roles)) && !hasTwice(roles)) {
    for (const [row, cells] of table.rows.entries()) {
      if (row % rowsInStep === 0) yield row;
      const written = parts.map((part) => joinCells(cells, part, kept));
      const all = written.map((text) => wellFormed(text).trim());
      const texts = columns.length === firstNegative ? all : all.slice(0, firstNegative);
      const others = columns.length === firstNegative ? none : all.slice(firstNegative);
      const negatives = others.length === 0 ? none : others.filter((text) => !isMissing(text));
      const cell = labelTable.rows[row]?.[roles.label ?? -1]?.trim() ?? '';
      const read = labelled ? (reading?.values.get(cell) ?? faultIn(otherLabels, cell)) : null;
      const label = typeof read === 'number' ? read : null;
      countMarks(texts, marks);
      countMarks(others, negativeMarks);
      const faults = faultsOf(texts, negatives, kept);
      if (typeof read !== 'number' && read !== null) faults.push(read);
      const [fault, ...more] = faults;
      if (fault) {
        const reason = more.length === 0 ? fault : message('data.row.faults', { faults });
        rejected.push({ line: table.lines[row] ?? 0, reason, text: shorten(cells.join(' | '), 200) });
        continue;
      }
      const [first = '', second = null] = texts;
      if (written.some((text, i) => text !== all[i])) repaired++;
      items.push({
        sentence1: first,
        sentence2: second,
        negatives,
        label,
        row,
      });
    }
  }

  const { duplicates, contradictions } = yield* compareRepeats(items, scheme.kind);
  const notes: Message[] = [...(raters?.averaged ? [meanNote(raters, table)] : []), ...labelNotes];
  for (const [mark, rows] of marks) {
    notes.push(message(kept.has(mark) ? 'data.note.keptMark' : 'data.note.missingText', { mark, rows }));
  }
  for (const [mark, rows] of negativeMarks) {
    notes.push(message(kept.has(mark) ? 'data.note.keptMark' : 'data.note.missingNegative', { mark, rows }));
  }
  if (roles.negatives.length > 0) notes.push(...negativeNotes(items, roles.negatives.length));
  for (const names of joinedNames(joined, table)) notes.push(message('data.note.joinedColumns', names));
  if (repaired > 0) notes.push(message('data.note.surrogates', { rows: repaired }));
  const emptyLabel = roles.label === null ? emptyLabelColumn(table) : null;
  if (emptyLabel !== null) notes.push(message('data.note.emptyLabel', { column: emptyLabel }));
  yield;
  rejected.sort((a, b) => a.line - b.line);
  return {
    items,
    rejected,
    labels: scheme,
    notes,
    table,
    ...(labelTable === table ? {} : { labelTable }),
    duplicates,
    contradictions,
    meaning: pair && reading && labelMeaning(reading, labelTable, roles.label ?? -1, pair),
    marks: [...new Set([...marks.keys(), ...negativeMarks.keys()])].map((mark) => ({
      mark,
      rows: (marks.get(mark) ?? 0) + (negativeMarks.get(mark) ?? 0),
      kept: kept.has(mark),
    })),
    labelMarks: marksIn(labelNotes),
    joins: joins.map((offer) => ({ ...offer, joined: joined.has(roles[offer.sentence] ?? -1) })),
    raters,
    split: fileSplit(table, { profiles, taken: takenColumns(roles), items, choices }),
  };
}

/** The table's rows in which none of the columns is empty, such as the line with a sum below the data; it itself if all are. */
function* filledRows(table: Table, columns: readonly number[]): Stepwise<Table> {
  const lines: number[] = [];
  const rows: Table['rows'][number][] = [];
  for (const [i, row] of table.rows.entries()) {
    if (i % rowsInStep === 0) yield;
    if (columns.some((column) => (row[column] ?? '').trim() === '')) continue;
    rows.push(row);
    lines.push(table.lines[i] ?? 0);
  }
  return rows.length === table.rows.length ? table : { ...table, rows, lines };
}

/** What is wrong with a label that no row with sentences has; null where nothing is. */
function faultIn(others: LabelReading | null, cell: string): Message | null {
  const read = others?.values.get(cell);
  return typeof read === 'number' ? null : (read ?? noLabel);
}

const meanNote = ({ columns, incomplete }: Raters, table: Table) =>
  message('data.note.meanOfRaters', {
    columns: columns.map((column) => table.columns[column] ?? ''),
    incomplete,
  });

const joinedNames = (joined: JoinedColumns, { columns }: Table) =>
  [...joined.values()].map((some) => ({ columns: some.map((column) => columns[column] ?? '') }));

const sentenceNames: readonly SentenceName[] = ['sentence1', 'sentence2'];

/** What is wrong with the sentences of a row. */
function faultsOf(
  texts: readonly string[],
  negatives: readonly string[],
  kept: ReadonlySet<string>,
): Message[] {
  const faults: Message[] = [];
  const add = (text: string, name: SentenceName) => {
    const fault = sentenceFault(text, name, kept);
    if (fault) faults.push(fault);
  };
  for (const [i, text] of texts.entries()) add(text, sentenceNames[i] ?? 'sentence1');
  for (const text of negatives) add(text, 'negative');
  return faults;
}

/** Counts the row once for each mark of a missing text in it. */
function countMarks(texts: readonly string[], marks: Map<string, number>): void {
  for (const [i, text] of texts.entries()) {
    if (!isMissingMark(text) || texts.indexOf(text) < i) continue;
    marks.set(text, (marks.get(text) ?? 0) + 1);
  }
}

/** That rows have fewer negatives than there are columns of them. */
function negativeNotes(items: readonly Example[], columns: number): Message[] {
  const { rows, total } = countNegatives(items);
  if (total === columns * items.length) return [];
  return [
    message('data.note.fewerNegatives', { rows: items.length, without: items.length - rows, columns, total }),
  ];
}

/** Scores that differ by no more do not contradict each other: people who rate a pair twice are that far apart. */
const scoreTolerance = 0.2 + 1e-9;

function* compareRepeats(
  items: readonly Example[],
  kind: LabelScheme['kind'],
): Stepwise<Pick<Examples, 'duplicates' | 'contradictions'>> {
  const tolerance = kind === 'score' ? scoreTolerance : 0;
  const seen = new Map<string, Example>();
  const contradictions: [number, number][] = [];
  let duplicates = 0;
  for (const [i, item] of items.entries()) {
    if (i % rowsInStep === 0) yield;
    const { negatives, label } = item;
    const own = exampleKey(item);
    const key = negatives.length === 0 ? own : [own, ...negatives].join('\n');
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, item);
      continue;
    }
    duplicates++;
    if (Math.abs((before.label ?? 0) - (label ?? 0)) > tolerance) contradictions.push([before.row, item.row]);
  }
  return { duplicates, contradictions };
}
