/**
 * Makes plain columns of what is folded into the cells of a table: objects, lists, bytes, texts joined by a separator.
 * Every change is said in a note. Rows that come of one row share its line.
 */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections } from '../table/rows';
import type { Table } from '../../types';
import { decodeBytes } from './bytes';
import { choiceColumns, choicesIn } from './choices';
import {
  areItems,
  areLabelledTexts,
  chatOf,
  pairsOfSets,
  parallelLists,
  placesOfOne,
  textsOfItems,
} from './items';
import { expansionNote, expansionOf, listCells, listNames, type Expansion, type ListColumn } from './lists';
import { isAnswers, isChosen, isRows } from './names';
import { broken, nestedColumn, rowsInTurn, type Nested } from './nested';
import { plainValues } from './printed';
import { splitJoined, splitLabels } from './joined';
import { viewerRows } from './viewer';
import { flattenObjects, type ObjectColumn } from './objects';

interface Unfolded {
  readonly table: Table;
  readonly notes: readonly Message[];
}

/** Times that nested values inside nested values are unfolded. */
const rounds = 8;

/** Works step by step: a file may have many rows, and each of them nested values. */
export function* unfold(
  table: Table,
  rejections: Rejections,
  delimiter: string | null,
): Generator<void, Unfolded> {
  const notes: Message[] = [];
  const viewer = viewerRows(table);
  if (viewer) notes.push(viewer.note);
  let current = viewer?.table ?? table;
  const kept = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const next = yield* unfoldOnce(current, kept, notes, rejections, viewer !== null && round === 0);
    if (next === null) break;
    current = next;
  }
  current = withChoices(current, notes);
  yield;
  const decoded = decodeBytes(current);
  yield;
  const plain = plainValues(decoded.table);
  yield;
  const labelled = splitLabels(plain.table);
  if (labelled) notes.push(labelled.note);
  const split = splitJoined(labelled?.table ?? plain.table, delimiter);
  return { table: split.table, notes: [...notes, ...decoded.notes, ...plain.notes, ...split.notes] };
}

/** Choices in columns of their own as the right one and the wrong ones; the table itself where there are none. */
function withChoices(table: Table, notes: Message[]): Table {
  const choices = choiceColumns(table);
  if (!choices) return table;
  notes.push(choices.note);
  const used = new Set(choices.used);
  const left = <T>(items: readonly T[]) => items.filter((_, i) => !used.has(i));
  return {
    ...table,
    columns: freshNames([...left(table.columns), ...choices.names]),
    rows: table.rows.map((row, i) => [...left(row), ...choices.cells(i)]),
  };
}

/** One level of objects and lists; null where there is none. Names in `kept` are lists that stay text. */
function* unfoldOnce(
  table: Table,
  kept: Set<string>,
  notes: Message[],
  rejections: Rejections,
  bare: boolean,
): Generator<void, Table | null> {
  const found: {
    readonly name: string;
    readonly column: number;
    readonly nested: readonly (Nested | null)[];
  }[] = [];
  for (const [column, name] of table.columns.entries()) {
    const nested = kept.has(name) ? null : yield* nestedColumn(table, column);
    if (nested) found.push({ name, column, nested });
  }
  if (found.length === 0) return null;
  const objects = new Map<number, ObjectColumn>();
  const lists = new Map<number, ListColumn>();
  /** Columns of sets, whose items are pairs now. */
  const paired = new Set<string>();
  for (const { name, column, nested } of found) {
    if (isMostlyLists(nested)) lists.set(column, { name, lists: nested.map(asList) });
    else objects.set(column, { name, objects: nested.map(asObject) });
  }
  yield;
  const flat = flattenObjects(objects, bare);
  notes.push(...flat.notes);
  const width: (readonly string[])[] = table.columns.map((name, i) => flat.names.get(i) ?? [name]);
  const parts: ((row: number) => readonly string[])[] = table.columns.map((_, i) => {
    const cellsOf = flat.cells.get(i);
    return cellsOf ?? ((row) => [table.rows[row]?.[i] ?? '']);
  });
  const replace = (column: number, names: readonly string[], cells: (row: number) => readonly string[]) => {
    width[column] = names;
    parts[column] = cells;
  };
  const cell = (row: number, column: number) => table.rows[row]?.[column] ?? '';
  const choices = choicesIn({ columns: table.columns, lists, cell, rows: table.rows.length });
  if (choices) {
    notes.push(choices.note);
    replace(choices.column, choices.names, choices.cells);
    for (const used of choices.used) replace(used, [], () => []);
    for (const column of [choices.column, ...choices.used]) lists.delete(column);
  }
  for (const [column, list] of lists) {
    const chat = chatOf(
      list,
      table.columns.filter((name) => isChosen(name) === 'chosen'),
    );
    if (!chat) continue;
    notes.push(chat.note);
    replace(column, chat.names, chat.cells);
    lists.delete(column);
  }
  /** The columns of lists whose items become rows, item by item. */
  const rowsOf = new Map<number, ListColumn>();
  for (const column of parallelLists(lists)) {
    const list = lists.get(column);
    if (!list) continue;
    notes.push(expansionNote(list, { kind: 'rows' }));
    rowsOf.set(column, list);
    lists.delete(column);
  }
  for (const [column, list] of lists) lists.set(column, simplified(list, notes, paired));
  const byImportance = [...lists].sort(
    ([, a], [, b]) => Number(isAnswers(a.name)) - Number(isAnswers(b.name)),
  );
  for (const [column, list] of byImportance) {
    yield;
    const ownRows = paired.has(list.name) || (isRows(list.name) && areItems(list)) || areLabelledTexts(list);
    // Lists of rows are opened one after the other.
    if (ownRows && rowsOf.size > 0) continue;
    const expansion: Expansion = ownRows ? { kind: 'rows' } : expansionOf(list, rowsOf.size > 0);
    if (!paired.has(list.name)) notes.push(expansionNote(list, expansion));
    if (expansion.kind === 'kept') kept.add(list.name);
    else if (expansion.kind === 'rows') rowsOf.set(column, list);
    else {
      width[column] = listNames(list.name, expansion.width);
      parts[column] = (row) => listCells(list.lists[row] ?? null, expansion.width);
    }
  }
  const columns = freshNames(width.flat());
  checkColumnCount(columns.length, table.lines[0] ?? 1);
  const rows: string[][] = [];
  const lines: number[] = [];
  for (const [row, line] of table.lines.entries()) {
    if (row % rowsInTurn === rowsInTurn - 1) yield;
    const unread = found.find(({ name, nested }) => !kept.has(name) && nested[row] === broken);
    if (unread) {
      const reason = message('data.row.brokenList', { column: unread.name });
      rejections.add(line, reason, (table.rows[row] ?? []).join(', '));
      continue;
    }
    const [opened] = rowsOf.values();
    const items = opened === undefined ? 1 : (opened.lists[row]?.length ?? 0);
    if (opened !== undefined && items === 0) {
      const reason = message('data.row.emptyList', { column: opened.name });
      rejections.add(line, reason, (table.rows[row] ?? []).join(', '));
    }
    for (let item = 0; item < items; item++) {
      if (rows.length === limits.rows) break;
      rows.push(
        parts.flatMap((part, i) => {
          const list = rowsOf.get(i);
          return list ? listCells([list.lists[row]?.[item]], 1) : part(row);
        }),
      );
      lines.push(line);
    }
  }
  if (rows.length === limits.rows && rowsOf.size > 0) {
    notes.push(message('data.note.rowLimit', { rows: limits.rows, line: lines.at(-1) ?? 0 }));
  }
  return { columns, rows, lines };
}

/** Lists of more than texts as lists of texts, and sets as lists of pairs; the lists themselves otherwise. */
function simplified(list: ListColumn, notes: Message[], paired: Set<string>): ListColumn {
  const texts = textsOfItems(list) ?? placesOfOne(list);
  const sets = texts ? null : pairsOfSets(list);
  const found = texts ?? sets;
  if (found) notes.push(found.note);
  if (sets) paired.add(list.name);
  return found?.list ?? list;
}

const isMostlyLists = (nested: readonly (Nested | null)[]): boolean =>
  2 * nested.filter((value) => Array.isArray(value)).length >=
  nested.filter((value) => value !== null).length;

const asList = (value: Nested | null): readonly unknown[] | null =>
  value instanceof Map ? [Object.fromEntries(value)] : Array.isArray(value) ? value : null;

const asObject = (value: Nested | null): ReadonlyMap<string, unknown> | null =>
  value instanceof Map ? value : value === null ? null : new Map(Object.entries({ value }));

/** The names, made unique by a number where two are the same. */
function freshNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let fresh = name;
    for (let n = 2; used.has(fresh); n++) fresh = `${name} (${n})`;
    used.add(fresh);
    return fresh;
  });
}
