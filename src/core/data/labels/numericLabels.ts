/** Numbers as labels: which are scores and on what scale, which are two classes, and which cannot be used. */

import { message, type Message } from '../../../messages/message';
import { classReading, gradesByOverlap } from './classLabels';
import { unusable, type LabelFaults, type LabelReading } from './labelReading';
import { cellCount, siftCells, type NumericCell } from './numericCells';
import { onScale, scoreScale } from './scoreScale';
import type { LabelScheme } from '../types';

const namedScore = /scor|similarity|^sim$|rating|relatedness|grade|degree|分数|得分|评分|打分|相似度|程度/i;
const namedClass = /class|categor|genre|topic|intent|cluster|类/i;

/** The distinct values of a column, ascending; percentages as shares. */
interface Levels {
  readonly name: string;
  readonly values: readonly number[];
  readonly lowest: number;
  readonly highest: number;
  readonly percent: boolean;
  /** Cells in all. */
  readonly count: number;
  /** A level's cells as they are written. */
  written(level: number): readonly string[];
}

interface Decision {
  readonly scheme: LabelScheme;
  readonly note?: Message;
  /** From a level to [0, 1]. */
  label(level: number): number;
}

/**
 * Reads a column of numbers; `faults` has the other cells. `overlaps` gives the mean word overlap of the rows of each
 * number, where the numbers are classes.
 */
export function readNumericLabels(
  name: string,
  cells: readonly NumericCell[],
  faults: LabelFaults,
  overlaps: () => ReadonlyMap<string, number>,
): LabelReading {
  const { kept, rejected, percent, mixed } = siftCells(cells);
  if (mixed) {
    return unusable(message('labels.column.mixedPercent', { column: name, ...mixed }));
  }
  const levelOf = ({ value }: NumericCell) => (percent ? value / 100 : value);
  const values = [...new Set(kept.map(levelOf))].sort((a, b) => a - b);
  const levels: Levels = {
    name,
    values,
    lowest: values.at(0) ?? 0,
    highest: values.at(-1) ?? 0,
    percent,
    count: cellCount(kept),
    written: (level) => kept.filter((cell) => levelOf(cell) === level).map(({ cell }) => cell),
  };
  if (areClasses(levels)) {
    const grades = gradesByOverlap(values.map(String), overlaps());
    const all = new Map([...faults, ...rejected]);
    return classReading(values.map(levels.written), {
      faults: all,
      grades,
      certain: false,
      ...(namedClass.test(name) ? {} : { doubt: message('labels.note.grades') }),
    });
  }
  const decision = decide(levels);
  if ('code' in decision) return unusable(decision);

  const comma = kept.find(({ decimalComma }) => decimalComma);
  const commaNote = comma && message('labels.note.decimalComma', { cell: comma.cell, value: comma.value });
  return {
    scheme: decision.scheme,
    notes: [decision.note, commaNote].filter((note) => note !== undefined),
    certain: true,
    values: new Map<string, number | Message>([
      ...faults,
      ...rejected,
      ...kept.map((cell) => [cell.cell, decision.label(levelOf(cell))] as const),
    ]),
  };
}

/** More than two whole numbers that are classes by the column's name, or three in a row as those of inference are. */
function areClasses({ name, values, lowest, highest, percent }: Levels): boolean {
  if (values.length < 3 || !values.every(Number.isInteger) || namedScore.test(name) || percent) return false;
  return namedClass.test(name) || (values.length === 3 && highest - lowest === 2);
}

/** How the levels are read, or why they can't be. */
function decide(levels: Levels): Decision | Message {
  const { name, values, lowest, highest, percent, count } = levels;
  if (values.length === 1) return decideOne(levels);
  if (!values.every(Number.isInteger)) return asScores(levels);
  if (values.length === 2) {
    const plain = highest === 1 && (lowest === 0 || lowest === -1);
    return !plain && namedScore.test(name) ? asScores(levels) : asClasses(levels);
  }
  if (namedScore.test(name) || percent) return asScores(levels);
  if (highest - lowest > 100 && values.length === count) {
    return message('labels.column.ids', { column: name });
  }
  return asScores(levels);
}

/** One level is not a scale. */
function decideOne(levels: Levels): Decision | Message {
  const [value = 0] = levels.values;
  const label = levels.written(value)[0] ?? String(value);
  if (value === 1) return { scheme: { kind: 'positive', value: label }, label: () => 1 };
  if (value === 0 || value === -1) return message('labels.same.different', { label });
  if (value < 0 || value > 1) return message('labels.same.unknown', { label });
  return { ...asScores(levels), note: message('labels.same.score', { score: value }) };
}

function asScores({ lowest, highest, percent }: Levels): Decision {
  const scale = scoreScale(lowest, highest);
  const unit = percent ? 100 : 1;
  const [min, max] = [scale.min * unit, scale.max * unit];
  const rescaled = min !== 0 || max !== 1;
  return {
    scheme: { kind: 'score', min, max, rescaled },
    ...(rescaled ? { note: message('labels.note.rescaled', { min, max, percent }) } : {}),
    label: (level) => onScale(level, scale),
  };
}

/** The higher of two levels is 1; with a note, unless they are plain 0 and 1. */
function asClasses({ lowest, highest, percent, written }: Levels): Decision {
  const [one, zero] = [written(highest), written(lowest)];
  const plain = lowest === 0 && highest === 1 && !percent;
  return {
    scheme: { kind: 'binary', one, zero },
    ...(plain ? {} : { note: message('labels.note.binary', { one, zero }) }),
    label: (level) => (level === highest ? 1 : 0),
  };
}
