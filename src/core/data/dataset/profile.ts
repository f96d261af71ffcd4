/** A profile of each column from its cells alone: how many are empty, how many differ, what kind they are. */

import { readNumber } from '../labels/numbers';
import { atOnce, rowsInStep, type Stepwise } from '../parse/bytes/turns';
import type { ColumnProfile, Table } from '../types';

/** Tables do not change, and their profiles are asked for at each change of the roles. */
const known = new WeakMap<Table, readonly ColumnProfile[]>();

/** Profiles every column; one pass over each, and numbers are read once a distinct value. */
export const profileColumns = (table: Table): readonly ColumnProfile[] =>
  atOnce(profileColumnsStepwise(table));

export function* profileColumnsStepwise(table: Table): Stepwise<readonly ColumnProfile[]> {
  const before = known.get(table);
  if (before) return before;
  const profiles: ColumnProfile[] = [];
  for (const [column, name] of table.columns.entries()) profiles.push(yield* profileOf(table, column, name));
  known.set(table, profiles);
  return profiles;
}

function* profileOf({ rows }: Table, column: number, name: string): Stepwise<ColumnProfile> {
  const counts = new Map<string, number>();
  let filled = 0;
  let length = 0;
  let running = true;
  let previous: number | null = null;
  for (const [i, row] of rows.entries()) {
    if (i % rowsInStep === 0) yield;
    const cell = row[column]?.trim() ?? '';
    if (cell === '') continue;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    filled++;
    length += cell.length;
    if (!running) continue;
    const number = /^\d{1,15}$/.test(cell) ? Number(cell) : NaN;
    running = previous === null ? number >= 0 : number === previous + 1;
    previous = number;
  }
  const numbers = yield* numbersIn(counts);
  const range = numbers.cells === filled && filled > 0 ? { min: numbers.min, max: numbers.max } : null;
  return {
    name,
    kind: yield* kindOf(counts, filled, numbers, running),
    rows: rows.length,
    empty: rows.length - filled,
    distinct: counts.size,
    meanLength: filled === 0 ? 0 : length / filled,
    range,
    values: yield* mostFrequent(counts),
  };
}

interface Numbers {
  /** Cells with a finite number. */
  readonly cells: number;
  readonly min: number;
  readonly max: number;
}

function* numbersIn(counts: ReadonlyMap<string, number>): Stepwise<Numbers> {
  let [cells, min, max] = [0, Infinity, -Infinity];
  let seen = 0;
  for (const [value, count] of counts) {
    if (seen++ % rowsInStep === 0) yield;
    const number = readNumber(value)?.value ?? NaN;
    if (!Number.isFinite(number)) continue;
    cells += count;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return { cells, min, max };
}

/** A column of numbers may have a few cells without one. */
const numericShare = 0.9;

/** A value repeated this often on average makes a category of short texts. */
const categoryRepeats = 5;
const categoryValues = 100;

function* kindOf(
  counts: ReadonlyMap<string, number>,
  filled: number,
  numbers: Numbers,
  running: boolean,
): Stepwise<ColumnProfile['kind']> {
  if (filled === 0) return 'empty';
  const nearlyAllDiffer = counts.size >= 0.95 * filled;
  if (running && filled >= 3) return 'id';
  if (numbers.cells >= numericShare * filled) {
    const whole = nearlyAllDiffer && (yield* every(counts.keys(), (value) => /^[+-]?\d+$/.test(value)));
    return whole && filled >= 5 && numbers.max - numbers.min > 100 ? 'id' : 'number';
  }
  if (nearlyAllDiffer && filled >= 2 && (yield* every(counts.keys(), isCode))) return 'id';
  const repeats = filled / counts.size;
  const few = counts.size <= 3 && repeats >= 2;
  return few || (counts.size <= categoryValues && repeats >= categoryRepeats) ? 'category' : 'text';
}

/** Such as "q-1029" or "a3f9/2": no spaces, with a digit. */
const isCode = (value: string) => /^(?=.*\d)[\w.:/#-]{1,64}$/.test(value);

function* every(values: Iterable<string>, holds: (value: string) => boolean): Stepwise<boolean> {
  let seen = 0;
  for (const value of values) {
    if (seen++ % rowsInStep === 0) yield;
    if (!holds(value)) return false;
  }
  return true;
}

function* mostFrequent(counts: ReadonlyMap<string, number>): Stepwise<ColumnProfile['values']> {
  const top: { value: string; count: number }[] = [];
  let seen = 0;
  for (const [value, count] of counts) {
    if (seen++ % rowsInStep === 0) yield;
    const last = top.at(-1);
    if (top.length === 10 && last && count <= last.count) continue;
    const index = top.findIndex((other) => other.count < count);
    top.splice(index < 0 ? top.length : index, 0, { value, count });
    top.length = Math.min(top.length, 10);
  }
  return top;
}
