/** Labels as classes without an order: which cells belong together, and what a class says about similarity, if anything. */

import { message, type Message } from '../../../messages/message';
import {
  countCells,
  shown,
  unusable,
  withNotes,
  type CellCounts,
  type LabelBasis,
  type LabelFaults,
  type LabelReading,
} from './labelReading';
import { labelWord } from '../words/labelWords';
import { atOnce, type Stepwise } from '../parse/bytes/turns';
import { readNumber } from './numbers';
import type { Classes, Table } from '../types';

interface ClassFacts {
  readonly faults: LabelFaults;
  readonly grades: Classes['grades'];
  readonly certain: boolean;
  /** What else they may be. */
  readonly doubt?: Message;
  readonly basis?: LabelBasis | null;
}

/** The reading of cells as classes, each class by its cells. */
export function classReading(
  classes: Classes['classes'],
  { faults, grades, certain, doubt, basis = null }: ClassFacts,
): LabelReading {
  const note = message('labels.note.classes', { classes: classes.map(([cell = '']) => shown(cell)) });
  return {
    scheme: { kind: 'class', classes, grades },
    notes: doubt === undefined ? [note] : [note, doubt],
    certain,
    basis,
    values: new Map<string, number | Message>([
      ...faults,
      ...classes.flatMap((cells, index) => cells.map((cell) => [cell, index] as const)),
    ]),
  };
}

/** The cells that have one key each, in the order of the keys; numbers by their size. */
export function groupsBy(counts: CellCounts, keyOf: (cell: string) => string): string[][] {
  const groups = new Map<string, string[]>();
  for (const cell of counts.keys()) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups].sort(([a], [b]) => byNumberOrName(a, b)).map(([, cells]) => cells);
}

function byNumberOrName(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 for the class whose sentences share the most words, 0 for all others; nothing where no overlap is known. */
export function gradesByOverlap(
  keys: readonly string[],
  overlaps: ReadonlyMap<string, number>,
): readonly (0 | 1 | null)[] {
  if (overlaps.size === 0) return keys.map(() => null);
  const most = Math.max(...overlaps.values());
  const similar = keys.find((key) => overlaps.get(key) === most);
  return keys.map((key) => (key === similar ? 1 : 0));
}

/** Values that are all different, or nearly so, are not classes. */
const rowsAClass = 2;

/** Reads the label column of single sentences, where any few words or whole numbers are classes. */
export const readClasses = (table: Table, column: number): LabelReading =>
  atOnce(readClassesStepwise(table, column));

export function* readClassesStepwise(
  table: Table,
  column: number,
  kept: ReadonlySet<string> = new Set(),
): Stepwise<LabelReading> {
  const name = table.columns[column] ?? '';
  const counted = yield* countCells(table, column, kept);
  if ('code' in counted) return unusable(counted);
  const { counts, filled, faults, notes } = counted;
  const numbers = [...counts.keys()].map((cell) => readNumber(cell)?.value ?? null);
  if (numbers.some((number) => number !== null && !Number.isInteger(number))) {
    return unusable(message('labels.column.fractions', { column: name }));
  }
  const classes = groupsBy(counts, labelWord);
  const [[only = ''] = []] = classes;
  if (classes.length < 2) {
    return unusable(message('labels.same.class', { label: shown(only) }));
  }
  if (classes.length > filled / rowsAClass) {
    return unusable(
      message('labels.column.manyClasses', { column: name, values: classes.length, rows: filled }),
    );
  }
  return withNotes(classReading(classes, { faults, grades: [], certain: true }), notes);
}
