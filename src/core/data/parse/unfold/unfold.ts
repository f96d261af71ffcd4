/**
 * Makes plain columns of what is folded into the cells of a table: objects, lists, bytes, texts joined by a separator.
 * Every change is said in a note. Rows that come of one row share its line.
 */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections } from '../table/rows';
import type { Table } from '../../types';
import { decodeBytes } from './bytes';
import { expansionNote, expansionOf, listCells, listNames, type ListColumn } from './lists';
import { broken, nestedColumn, rowsInTurn, type Nested } from './nested';
import { splitJoined } from './joined';
import { viewerRows } from './viewer';
import { flattenObjects, type ObjectColumn } from './objects';

interface Unfolded {
  readonly table: Table;
  readonly notes: readonly Message[];
}

/** Times that nested values inside nested values are unfolded. */
const rounds = 4;

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
  yield;
  const decoded = decodeBytes(current);
  yield;
  const split = splitJoined(decoded.table, delimiter);
  return { table: split.table, notes: [...notes, ...decoded.notes, ...split.notes] };
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
  let rowsOf: { readonly column: number; readonly of: ListColumn } | null = null;
  for (const [column, list] of lists) {
    yield;
    const expansion = expansionOf(list, rowsOf !== null);
    notes.push(expansionNote(list, expansion));
    if (expansion.kind === 'kept') kept.add(list.name);
    else if (expansion.kind === 'rows') rowsOf = { column, of: list };
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
    const list = rowsOf ? (rowsOf.of.lists[row] ?? []) : [null];
    if (rowsOf && list.length === 0) {
      const reason = message('data.row.emptyList', { column: rowsOf.of.name });
      rejections.add(line, reason, (table.rows[row] ?? []).join(', '));
    }
    for (const item of list) {
      if (rows.length === limits.rows) break;
      rows.push(parts.flatMap((part, i) => (i === rowsOf?.column ? listCells([item], 1) : part(row))));
      lines.push(line);
    }
  }
  if (rows.length === limits.rows && rowsOf) {
    notes.push(message('data.note.rowLimit', { rows: limits.rows, line: lines.at(-1) ?? 0 }));
  }
  return { columns, rows, lines };
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
