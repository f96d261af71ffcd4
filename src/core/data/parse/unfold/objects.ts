/** Makes columns of the members of objects: `pair` with `a` and `b` becomes `pair.a` and `pair.b`. */

import { message, type Message } from '../../../../messages/message';
import { cellOf } from './nested';

export interface ObjectColumn {
  readonly name: string;
  /** By row of the table; null where the cell is empty. */
  readonly objects: readonly (ReadonlyMap<string, unknown> | null)[];
}

interface Flattened {
  /** The names of the columns that each column of objects becomes, by its index. */
  readonly names: ReadonlyMap<number, readonly string[]>;
  readonly cells: ReadonlyMap<number, (row: number) => readonly string[]>;
  readonly notes: readonly Message[];
}

/** `bare`: the members keep their own names, because the objects are the rows themselves. */
export function flattenObjects(objects: ReadonlyMap<number, ObjectColumn>, bare: boolean): Flattened {
  const names = new Map<number, readonly string[]>();
  const cells = new Map<number, (row: number) => readonly string[]>();
  const notes: Message[] = [];
  for (const [column, { name, objects: values }] of objects) {
    const keys = new Set<string>();
    for (const value of values) for (const key of value?.keys() ?? []) keys.add(key);
    const inner = [...keys];
    names.set(
      column,
      inner.map((key) => (bare ? key : `${name}.${key}`)),
    );
    cells.set(column, (row) => inner.map((key) => cellOf(values[row]?.get(key))));
    if (bare) continue;
    notes.push(message('data.note.nested', { column: name, names: inner.map((key) => `${name}.${key}`) }));
  }
  return { names, cells, notes };
}
