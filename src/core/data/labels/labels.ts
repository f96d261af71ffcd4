/**
 * Reads a label column of pairs: decides whether its values are scores, two classes or one, and maps each cell to
 * [0, 1], or whether they are more classes.
 * A few cells that don't fit are named for rejection; where there are many, the column is unusable.
 */

import { message, type Message } from '../../../messages/message';
import { withDirection, withSimilar } from './chosenLabels';
import type { ChosenScale } from './chosenScale';
import { readGradedCells } from './gradedCells';
import { readGradedLabels } from './gradedLabels';
import {
  countCells,
  isFew,
  shown,
  unusable,
  withNotes,
  type CountedCells,
  type LabelReading,
} from './labelReading';
import { isOpposite, labelWord } from '../words/labelWords';
import { isMissingMark, isUndecided } from '../words/missing';
import { atOnce, rowsInStep, type Stepwise } from '../parse/bytes/turns';
import { readNumber } from './numbers';
import type { NumericCell } from './numericCells';
import { readNumericLabels } from './numericLabels';
import type { DataChoices, ScoreScale, Table } from '../types';
import { readWordLabels } from './wordLabels';
import { meanOverlapsStepwise } from './wordOverlap';

/**
 * Reads the labels of one column of the table, as the person chose where they did. Of two words that are not known, the one whose rows share more words
 * between the columns `sentences` means "similar".
 */
export const readLabels = (...column: Parameters<typeof readLabelsStepwise>): LabelReading =>
  atOnce(readLabelsStepwise(...column));

export function* readLabelsStepwise(
  table: Table,
  column: number,
  sentences: readonly [number, number] | null = null,
  { similar, reversed, scale, keptLabels, meansOf = null }: LabelChoices = {},
): Stepwise<LabelReading> {
  const kept = new Set(keptLabels);
  const counted = yield* countCells(table, column, kept, (cell) => isMissingMark(cell) || isUndecided(cell));
  if ('code' in counted) return unusable(counted);
  const read = yield* readCounted(table, column, counted, {
    sentences,
    scale: scale ?? null,
    kept,
    averaged: meansOf,
  });
  const turned = reversed === undefined ? read : withDirection(read, reversed);
  const chosen = similar === undefined ? turned : withSimilar(turned, counted, similar);
  return withNotes(chosen, counted.notes);
}

interface LabelChoices extends DataChoices {
  /** Where the cells are the means of several raters: the lowest and the highest score of any of them. */
  readonly meansOf?: ScoreScale | null;
}

interface LabelContext {
  readonly sentences: readonly [number, number] | null;
  readonly scale: ChosenScale;
  /** Marks of missing labels that are labels here. */
  readonly kept: ReadonlySet<string>;
  readonly averaged: ScoreScale | null;
}

function* readCounted(
  table: Table,
  column: number,
  { counts, filled, faults }: CountedCells,
  { sentences, scale, kept, averaged }: LabelContext,
): Stepwise<LabelReading> {
  const name = table.columns[column] ?? '';
  function* overlaps(groupOf: (cell: string) => string): Stepwise<ReadonlyMap<string, number>> {
    if (!sentences) return new Map();
    return yield* meanOverlapsStepwise(table, sentences, (row) => groupOf(row[column] ?? ''));
  }
  const readAsWords = () =>
    readWordLabels(name, counts, { faults, overlaps: () => overlaps(labelWord), kept });
  // A mark that is a label is a word, and so are all other labels of its column.
  if ([...kept].some((mark) => counts.has(mark) && readNumber(mark) === null)) return yield* readAsWords();
  const graded = yield* readGradedCells(counts);
  if (graded) {
    const reversed = graded.reversed || isOpposite(name);
    return readGradedLabels(counts, { ...graded, reversed }, faults, scale);
  }

  // In Python True is 1 and False is 0, so that one column may have both.
  yield;
  const onlyBits = isOnlyBits(counts);
  const numbers: NumericCell[] = [];
  const others = new Map<string, Message>();
  let otherCells = 0;
  let seen = 0;
  for (const [cell, count] of counts) {
    if (seen++ % rowsInStep === 0) yield;
    const number = readNumber(cell);
    if (number && Number.isFinite(number.value)) {
      numbers.push({ ...number, cell, count });
    } else if (onlyBits && /^(true|false)$/i.test(cell)) {
      const value = Number(cell.toLowerCase() === 'true');
      numbers.push({ value, percent: false, decimalComma: false, cell, count });
    } else {
      others.set(
        cell,
        message(number ? 'labels.cell.tooLarge' : 'labels.cell.notNumber', { cell: shown(cell) }),
      );
      otherCells += count;
    }
  }
  if (isFew(otherCells, filled, 3)) {
    const wordOverlaps = () => overlaps((cell) => String(readNumber(cell.trim())?.value));
    return yield* readNumericLabels(name, numbers, {
      faults: new Map([...faults, ...others]),
      overlaps: wordOverlaps,
      chosen: scale,
      kept,
      averaged,
    });
  }
  const numeric = filled - otherCells;
  if (numeric > otherCells) {
    const [example = ''] = others.keys();
    const row = table.rows.findIndex((cells) => cells[column]?.trim() === example);
    return unusable(
      message('labels.column.mixed', {
        column: name,
        others: otherCells,
        labels: filled,
        first: shown(example),
        line: table.lines[row] ?? 0,
      }),
    );
  }
  return yield* readAsWords();
}

/** Whether all numbers of a column, and there are some, are 0 or 1. */
function isOnlyBits(cells: ReadonlyMap<string, number>): boolean {
  const numbers = [...cells.keys()].map(readNumber).filter((number) => number !== null);
  return (
    numbers.length > 0 && numbers.every(({ value, percent }) => !percent && (value === 0 || value === 1))
  );
}
