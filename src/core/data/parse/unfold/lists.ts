/** Expands a column of lists: positives into rows, negatives and texts that belong together into columns. */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { isGroup, isNegative, isPositive } from './names';
import { cellOf } from './nested';

export interface ListColumn {
  readonly name: string;
  /** By row of the table; null where the cell is empty. */
  readonly lists: readonly (readonly unknown[] | null)[];
}

/** How the lists of a column are read. */
export type Expansion =
  | { readonly kind: 'rows' }
  /** `width` columns, `name.1` and so on; one keeps the name. */
  | { readonly kind: 'columns'; readonly width: number }
  | { readonly kind: 'kept' };

/** Columns that the lists of no telling name may become. */
const plainWidth = 8;

/** `rows` is taken by another column of positives where `rowsTaken`. */
export function expansionOf({ name, lists }: ListColumn, rowsTaken: boolean): Expansion {
  const lengths = new Set(lists.flatMap((list) => (list === null ? [] : [list.length])));
  const width = [...lengths].reduce((a, b) => Math.max(a, b), 0);
  const numbers = lists.every((list) => list?.every((item) => typeof item === 'number') ?? true);
  if (isPositive(name) && !rowsTaken && !numbers)
    return width === 1 && lengths.size === 1 ? one : { kind: 'rows' };
  if (width === 0) return one;
  if (isNegative(name) && width <= limits.listColumns) return { kind: 'columns', width };
  if (isGroup(name) && width <= 3) return { kind: 'columns', width };
  if (width === 1 || (lengths.size === 1 && width <= plainWidth)) return { kind: 'columns', width };
  return { kind: 'kept' };
}

const one: Expansion = { kind: 'columns', width: 1 };

/** "neg.1", "neg.2" …; the name itself for one column. */
export const listNames = (name: string, width: number): string[] =>
  width === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}.${i + 1}`);

/** The cells of one list in `width` columns; what is missing is empty. */
export const listCells = (list: readonly unknown[] | null, width: number): string[] =>
  Array.from({ length: width }, (_, i) => cellOf(list?.[i]));

/** How the lists of a column were expanded, with counts of lists and items. */
export function expansionNote({ name, lists }: ListColumn, expansion: Expansion): Message {
  const filled = lists.flatMap((list) => (list && list.length > 0 ? [list] : []));
  const of = {
    column: name,
    lists: filled.length,
    items: filled.reduce((sum, list) => sum + list.length, 0),
  };
  if (expansion.kind === 'rows') return message('data.note.list.rows', of);
  if (expansion.kind === 'kept') return message('data.note.list.kept', { column: name, lists: of.lists });
  const empty = lists.length - of.lists;
  return message('data.note.list.columns', { ...of, columns: expansion.width, empty });
}
