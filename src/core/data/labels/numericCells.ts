/** Sifts a column of numbers before its labels are read: cells that are unlike the others are rejected one by one. */

import { message, type Message } from '../../../messages/message';
import { isFew, type LabelFaults } from './labelReading';
import type { ReadNumber } from './numbers';
import { rounding } from './scoreScale';

export interface NumericCell extends ReadNumber {
  /** As written. */
  readonly cell: string;
  readonly count: number;
}

export interface SiftedCells {
  readonly kept: readonly NumericCell[];
  readonly rejected: LabelFaults;
  /** Cells that would be missing labels, and are kept as labels. */
  readonly unmissed: ReadonlySet<string>;
  /** Whether all that are kept are percentages. */
  readonly percent: boolean;
  /** Cells with and without a percent sign, where both are many. */
  readonly mixed: { readonly percents: number; readonly plain: number } | null;
}

export const cellCount = (cells: readonly NumericCell[]) => cells.reduce((sum, { count }) => sum + count, 0);

const highestGrade = 20;

/**
 * Whether −1 beside whole numbers marks a missing label: beside grades or classes up to 2 or more whatever its share;
 * beside 0 and 1 while it is rarer than they are, since −1, 0 and 1 can be three classes.
 */
function marksMissing(rest: readonly NumericCell[], missing: readonly NumericCell[]): boolean {
  if (!rest.every(({ value }) => Number.isInteger(value) && value <= highestGrade)) return false;
  return rest.some(({ value }) => value >= 2) || 4 * cellCount(missing) < cellCount(rest);
}

/** What surveys and annotation tools write for "no answer" and "don't know". */
const surveyCodes = new Set([9, 77, 88, 98, 99, 888, 998, 999, 9999, -9, -88, -99, -999]);

/**
 * The cells with such a code, where all others are on a scale that ends far below it: 99 beside scores up to 10, 9 beside
 * whole ones up to 5 of at least three values. As many as the others they are no exceptions.
 */
function codesOfMissing(cells: readonly NumericCell[]): readonly NumericCell[] {
  const codes = cells.filter(({ value }) => surveyCodes.has(value));
  const rest = cells.filter(({ value }) => !surveyCodes.has(value) && value !== -1);
  const levels = new Set(rest.map(({ value }) => value));
  const top = rest.reduce((most, { value }) => Math.max(most, value), 0);
  if (codes.length === 0 || levels.size < 2 || 2 * cellCount(codes) > cellCount(rest)) return [];
  if (rest.some(({ value }) => value < 0) || top > 10) return [];
  const whole = rest.every(({ value }) => Number.isInteger(value));
  return codes.filter(({ value }) => value !== 9 || (whole && top <= 5 && levels.size >= 3));
}

type Fault = 'noPercent' | 'percent' | 'missing' | 'outside';

/** Keeps the cells that can be read together. Where a scale is `given`, scores beyond 1 are not unlike the others. */
export function siftCells(
  cells: readonly NumericCell[],
  { given, keptMarks }: { readonly given: boolean; readonly keptMarks: ReadonlySet<string> },
): SiftedCells {
  const rejected = new Map<string, Message>();
  const unmissed = new Set<string>();
  const keep = (some: readonly NumericCell[], fits: (cell: NumericCell) => boolean, fault: Fault) => {
    for (const cell of some) {
      if (!fits(cell)) rejected.set(cell.cell, message(`labels.cell.${fault}`, { cell: cell.cell }));
    }
    return some.filter(fits);
  };

  const percents = cellCount(cells.filter(({ percent }) => percent));
  const plain = cellCount(cells) - percents;
  const percent = percents > plain;
  const mixed = isFew(Math.min(percents, plain), percents + plain, 3) ? null : { percents, plain };
  let kept = keep(cells, (cell) => cell.percent === percent, percent ? 'noPercent' : 'percent');

  const codes = given ? [] : codesOfMissing(kept);
  for (const { cell } of codes) if (keptMarks.has(cell)) unmissed.add(cell);
  kept = keep(kept, (cell) => !codes.includes(cell) || unmissed.has(cell.cell), 'missing');

  const few = (some: readonly NumericCell[]) => isFew(cellCount(some), cellCount(kept), 0);
  const isMissing = ({ value }: NumericCell) => value === -1;
  const rest = kept.filter((cell) => !isMissing(cell));
  const missing = kept.filter(isMissing);
  if (
    rest.length >= 2 &&
    rest.every(({ value }) => value >= 0) &&
    (few(missing) || marksMissing(rest, missing))
  ) {
    for (const { cell } of missing) if (keptMarks.has(cell)) unmissed.add(cell);
    kept = keep(kept, (cell) => !isMissing(cell) || unmissed.has(cell.cell), 'missing');
  }
  const isWithin = ({ value }: NumericCell) => Math.abs(value) <= 1 + rounding;
  const within = kept.filter(isWithin);
  const fractions = within.some(({ value }) => !Number.isInteger(value));
  if (!given && fractions && few(kept.filter((cell) => !isWithin(cell)))) {
    kept = keep(kept, isWithin, 'outside');
  }
  return { kept, rejected, unmissed, percent, mixed };
}
