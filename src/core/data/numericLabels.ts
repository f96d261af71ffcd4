/** Numbers as labels: which are scores and on what scale, which are two classes, which say nothing or too little. */

import { isFew, unusable, type LabelReading } from './labelReading';
import type { ReadNumber } from './numbers';
import { onScale, scoreScale } from './scoreScale';

export interface NumericCell extends ReadNumber {
  /** As written. */
  readonly cell: string;
  readonly count: number;
}

const namedScore = /scor|similarity|^sim$|rating|relatedness|grade|degree|分|相似度/i;
const namedClass = /class|categor|genre|topic|intent|cluster|类/i;

/** Reads a column of numbers; `faults` has the cells that are none, with their reasons. */
export function readNumericLabels(
  name: string,
  cells: readonly NumericCell[],
  faults: ReadonlyMap<string, string>,
): LabelReading {
  const rejected = new Map(faults);
  const notes: string[] = [];

  const percentCells = cells.filter(({ percent }) => percent);
  const [percents, plain] = [cellCount(percentCells), cellCount(cells) - cellCount(percentCells)];
  const asPercent = percents > plain;
  if (!isFew(Math.min(percents, plain), percents + plain, 3)) {
    return unusable(
      `The label column "${name}" mixes percentages (${percents}) with plain numbers (${plain}): write all of them one way.`,
    );
  }
  const odd = asPercent ? 'has no percent sign, unlike the others' : 'is a percentage, unlike the others';
  const alike = keep(cells, ({ percent }) => percent === asPercent, odd, rejected);
  const kept = withoutStrays(alike, rejected);

  const comma = kept.find(({ decimalComma }) => decimalComma);
  if (comma) notes.push(`Decimal commas were read as points: "${comma.cell}" is ${comma.value}.`);

  const unit = asPercent ? 100 : 1;
  const levels = [...new Set(kept.map(({ value }) => value / unit))].sort((a, b) => a - b);
  const [lowest = 0, highest = 0] = [levels.at(0), levels.at(-1)];
  const whole = levels.every(Number.isInteger);

  const map = (label: (cell: NumericCell) => number) =>
    new Map<string, number | string>([...rejected, ...kept.map((cell) => [cell.cell, label(cell)] as const)]);
  const written = (level: number) =>
    kept.filter(({ value }) => value / unit === level).map(({ cell }) => cell);
  const note = () => (notes.length > 0 ? notes.join(' ') : null);

  const score = (): LabelReading => {
    const scale = scoreScale(lowest, highest);
    const [min, max] = [scale.min * unit, scale.max * unit];
    const rescaled = min !== 0 || max !== 1;
    if (rescaled) {
      const [zero, one] = asPercent ? [`${min}%`, `${max}%`] : [min, max];
      notes.unshift(`Scores from ${zero} to ${one} were rescaled: ${zero} became 0 and ${one} became 1.`);
    }
    if (lowest === highest) {
      notes.push(
        `Every score is ${highest}: there is nothing to rank, so Spearman and Pearson are undefined, and training can only move all pairs alike.`,
      );
    }
    const values = map(({ value }) => onScale(value, { min, max }));
    return { scheme: { kind: 'score', min, max, rescaled }, note: note(), certain: true, values };
  };

  if (levels.length === 1) {
    if (highest === 1) {
      return {
        scheme: { kind: 'positive', value: kept[0]?.cell ?? '1' },
        note: note(),
        certain: true,
        values: map(() => 1),
      };
    }
    if (lowest > 0 && highest < 1) return score();
    return unusable(
      highest === 0 || highest === -1
        ? `Every label is ${highest}, so no pair is marked as similar: add pairs of label 1, or choose another label column.`
        : `Every label is ${highest}, so there is nothing to learn from them: if all pairs belong together, set Label to "None".`,
    );
  }
  if (!whole) return score();
  if (levels.length === 2) {
    const plainClasses = highest === 1 && (lowest === 0 || lowest === -1);
    if (!plainClasses && namedScore.test(name)) return score();
    const [one, zero] = [written(highest), written(lowest)];
    if (!plainClasses || lowest !== 0 || asPercent) {
      notes.unshift(`The label ${one[0]} was read as 1 (similar) and ${zero[0]} as 0 (not similar).`);
    }
    const values = map(({ value }) => (value / unit === highest ? 1 : 0));
    return { scheme: { kind: 'binary', one, zero }, note: note(), certain: true, values };
  }
  if (namedScore.test(name) || asPercent) return score();
  if (namedClass.test(name)) {
    return unusable(
      `The label column "${name}" holds ${levels.length} classes: keep the rows of two of them, one for similar (1) and one for different (0), or give each pair a score.`,
    );
  }
  if (levels.length === 3 && highest - lowest === 2) {
    return unusable(
      `The label column "${name}" has three values (${levels.join(', ')}), which may be classes, such as entailment, neutral and contradiction, or grades. If they are grades, name the column "score"; if they are classes, keep the rows of two of them and label these 1 (similar) and 0 (different).`,
    );
  }
  if (highest - lowest > 100 && levels.length === cellCount(kept)) {
    return unusable(
      `The column "${name}" holds a different whole number in every row, as an id does: choose another label column, or set Label to "None".`,
    );
  }
  return score();
}

/**
 * Leaves out lone values that would distort the rest: −1 among classes from 0 (it marks a missing label), and a few
 * values outside 0–1 among fractions within it.
 */
function withoutStrays(cells: readonly NumericCell[], rejected: Map<string, string>): readonly NumericCell[] {
  const all = cellCount(cells);
  const missing = cells.filter(({ value }) => value === -1);
  const rest = cells.filter(({ value }) => value !== -1);
  const classes = rest.every(({ value }) => Number.isInteger(value) && value >= 0);
  if (classes && new Set(rest.map(({ value }) => value)).size >= 2 && isFew(cellCount(missing), all, 0)) {
    return keep(cells, ({ value }) => value !== -1, 'marks a missing label', rejected);
  }
  const within = ({ value }: NumericCell) => value >= 0 && value <= 1;
  const inside = cells.filter(within);
  const fractions = inside.some(({ value }) => !Number.isInteger(value));
  if (fractions && isFew(all - cellCount(inside), all, 0)) {
    return keep(cells, within, 'is outside 0 to 1, where the others lie', rejected);
  }
  return cells;
}

function keep(
  cells: readonly NumericCell[],
  fits: (cell: NumericCell) => boolean,
  fault: string,
  rejected: Map<string, string>,
): readonly NumericCell[] {
  for (const cell of cells) if (!fits(cell)) rejected.set(cell.cell, `label "${cell.cell}" ${fault}`);
  return cells.filter(fits);
}

const cellCount = (cells: readonly NumericCell[]) => cells.reduce((sum, { count }) => sum + count, 0);
