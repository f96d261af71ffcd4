/** Numbers as labels: which are scores and on what scale, which are two classes, which say nothing or too little. */

import { classReading, gradesByOverlap } from './classLabels';
import { unusable, type LabelReading } from './labelReading';
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

interface Verdict {
  readonly scheme: LabelScheme;
  readonly note?: string;
  /** From a level to [0, 1]. */
  label(level: number): number;
}

/**
 * Reads a column of numbers; `faults` has the cells that are none, with their reasons. `overlaps` is asked for the mean
 * word overlap of the rows of each number, where the numbers are classes.
 */
export function readNumericLabels(
  name: string,
  cells: readonly NumericCell[],
  faults: ReadonlyMap<string, string>,
  overlaps: () => ReadonlyMap<string, number>,
): LabelReading {
  const { kept, rejected, percent, mixed } = siftCells(cells);
  if (mixed) {
    return unusable(
      `The label column "${name}" mixes percentages (${mixed.percents}) with plain numbers (${mixed.plain}): write all of them one way.`,
    );
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
      ...(namedClass.test(name) ? {} : { doubt: `If they are grades, name the column "score".` }),
    });
  }
  const verdict = verdictOn(levels);
  if (typeof verdict === 'string') return unusable(verdict);

  const comma = kept.find(({ decimalComma }) => decimalComma);
  const commaNote = comma && `Decimal commas were read as points: "${comma.cell}" is ${comma.value}.`;
  const notes = [verdict.note, commaNote].filter((note) => note !== undefined);
  return {
    scheme: verdict.scheme,
    note: notes.length > 0 ? notes.join(' ') : null,
    certain: true,
    values: new Map<string, number | string>([
      ...faults,
      ...rejected,
      ...kept.map((cell) => [cell.cell, verdict.label(levelOf(cell))] as const),
    ]),
  };
}

/** More than two whole numbers that are classes by the column's name, or three in a row as those of inference are. */
function areClasses({ name, values, lowest, highest, percent }: Levels): boolean {
  if (values.length < 3 || !values.every(Number.isInteger) || namedScore.test(name) || percent) return false;
  return namedClass.test(name) || (values.length === 3 && highest - lowest === 2);
}

/** How the levels are read, or why they can't be. */
function verdictOn(levels: Levels): Verdict | string {
  const { name, values, lowest, highest, percent, count } = levels;
  if (values.length === 1) return judgeOne(levels);
  if (!values.every(Number.isInteger)) return asScores(levels);
  if (values.length === 2) {
    const plain = highest === 1 && (lowest === 0 || lowest === -1);
    return !plain && namedScore.test(name) ? asScores(levels) : asClasses(levels);
  }
  if (namedScore.test(name) || percent) return asScores(levels);
  if (highest - lowest > 100 && values.length === count) {
    return `The column "${name}" holds a different whole number in every row, as an id does: choose another label column, or set Label to "None".`;
  }
  return asScores(levels);
}

function judgeOne(levels: Levels): Verdict | string {
  const [value = 0] = levels.values;
  if (value === 1)
    return { scheme: { kind: 'positive', value: levels.written(1)[0] ?? '1' }, label: () => 1 };
  if (value === 0 || value === -1) {
    return `Every label is ${value}, so no pair is marked as similar: add pairs of label 1, or choose another label column.`;
  }
  if (value < 0 || value > 1) {
    return `Every label is ${value}, so there is nothing to learn from them: if all pairs belong together, set Label to "None".`;
  }
  return {
    ...asScores(levels),
    note: `Every score is ${value}: there is nothing to rank, so Spearman and Pearson are undefined, and training can only move all pairs alike.`,
  };
}

function asScores({ lowest, highest, percent }: Levels): Verdict {
  const scale = scoreScale(lowest, highest);
  const [unit, sign] = percent ? [100, '%'] : [1, ''];
  const [min, max] = [scale.min * unit, scale.max * unit];
  const rescaled = min !== 0 || max !== 1;
  const [zero, one] = [`${min}${sign}`, `${max}${sign}`];
  const note = `Scores from ${zero} to ${one} were rescaled: ${zero} became 0 and ${one} became 1.`;
  return {
    scheme: { kind: 'score', min, max, rescaled },
    ...(rescaled ? { note } : {}),
    label: (level) => onScale(level, scale),
  };
}

/** The higher of two levels is 1; said, unless they are plain 0 and 1. */
function asClasses({ lowest, highest, percent, written }: Levels): Verdict {
  const [one, zero] = [written(highest), written(lowest)];
  const plain = lowest === 0 && highest === 1 && !percent;
  const note = `The label ${one[0]} was read as 1 (similar) and ${zero[0]} as 0 (not similar).`;
  return {
    scheme: { kind: 'binary', one, zero },
    ...(plain ? {} : { note }),
    label: (level) => (level === highest ? 1 : 0),
  };
}
