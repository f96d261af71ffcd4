/**
 * Reads a label column: decides whether its values are scores, two classes or one, and maps each cell to [0, 1].
 * A few cells that don't fit are named for rejection; where there are many, the column is unusable.
 */

import { isFew, shorten, unusable, type LabelReading } from './labelReading';
import { readNumber } from './numbers';
import type { NumericCell } from './numericCells';
import { readNumericLabels } from './numericLabels';
import type { Table } from './types';
import { readWordLabels } from './wordLabels';

/** Reads the labels of one column of the table. */
export function readLabels(table: Table, column: number): LabelReading {
  const name = table.columns[column] ?? '';
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const cell = row[column]?.trim() ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const empty = counts.get('') ?? 0;
  counts.delete('');
  const filled = table.rows.length - empty;
  if (filled === 0)
    return unusable(`The label column "${name}" is empty: set Label to "None", or choose another.`);
  if (empty > filled) {
    return unusable(
      `The label column "${name}" is empty in ${empty} of ${table.rows.length} rows: fill it, or set Label to "None".`,
    );
  }

  const numbers: NumericCell[] = [];
  const others = new Map<string, string>();
  let otherCells = 0;
  for (const [cell, count] of counts) {
    const number = readNumber(cell);
    if (number && Number.isFinite(number.value)) {
      numbers.push({ ...number, cell, count });
    } else {
      others.set(cell, `label "${shorten(cell)}" is ${number ? 'too large for a number' : 'not a number'}`);
      otherCells += count;
    }
  }
  if (isFew(otherCells, filled, 3)) return readNumericLabels(name, numbers, withEmpty(others));
  const numeric = filled - otherCells;
  if (numeric > otherCells) {
    const [example = ''] = others.keys();
    return unusable(
      `The label column "${name}" mixes numbers with text: ${otherCells} of ${filled} labels are not numbers, such as "${shorten(example)}". Make them numbers, or leave them empty.`,
    );
  }
  return readWordLabels(name, counts, withEmpty(new Map()));
}

const withEmpty = (faults: Map<string, string>) => faults.set('', 'label is empty');
