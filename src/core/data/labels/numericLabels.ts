/** Numbers as labels: which are scores and on what scale, which are two classes, and which cannot be used. */

import { message, type Message } from '../../../messages/message';
import { classReading, gradesByOverlap } from './classLabels';
import { canKeep, isScale, keptRange, offScale, type ChosenScale } from './chosenScale';
import { unusable, withNotes, type LabelBasis, type LabelFaults, type LabelReading } from './labelReading';
import { isOpposite } from '../words/labelWords';
import type { Stepwise } from '../parse/bytes/turns';
import { cellCount, siftCells, type NumericCell } from './numericCells';
import { onScale, scoreScale, statedScale } from './scoreScale';
import type { LabelScheme, ScoreScale } from '../types';

const namedScore =
  /scor|similarity|relevan|^rel$|^sts|closeness|proximity|^sim$|rating|relatedness|grade|degree|cosine|ähnlichkeit|bewertung|note|similarité|similitud|similaridade|somiglianza|punteggio|puntuaci|gelijkenis|podobieństwo|ocena|сходств|оценк|分数|得分|评分|打分|相似度|程度|類似度|スコア|評価|유사도|점수|평점/i;
const namedClass = /class|categor|kategorie|genre|topic|thema|intent|cluster|类|カテゴリ|분류/i;

/** The distinct values of a column, ascending; percentages as shares. */
interface Levels {
  readonly name: string;
  readonly values: readonly number[];
  readonly lowest: number;
  readonly highest: number;
  readonly percent: boolean;
  /** Cells in all. */
  readonly count: number;
  /** Whether the name says that high means "not similar". */
  readonly opposite: boolean;
  /** The scale that the person set. */
  readonly chosen: ChosenScale;
  /** Whether they are means of several raters, between whose lowest and highest score the ends lie. */
  readonly averaged: boolean;
  /** A level's cells as they are written. */
  written(level: number): readonly string[];
}

interface Decision {
  readonly scheme: LabelScheme;
  readonly notes?: readonly Message[];
  /** From a level to its label, or why it has none. */
  label(level: number): number | Message;
  readonly basis?: LabelBasis;
}

interface NumericContext {
  /** The other cells. */
  readonly faults: LabelFaults;
  /** Gives the mean word overlap of the rows of each number, where the numbers are classes. */
  readonly overlaps: () => Stepwise<ReadonlyMap<string, number>>;
  readonly chosen: ChosenScale;
  /** Marks of missing labels that are labels here. */
  readonly kept: ReadonlySet<string>;
  /** Of means of several raters: the lowest and the highest score of any of them. */
  readonly averaged: ScoreScale | null;
}

/** Reads a column of numbers. */
export function* readNumericLabels(
  name: string,
  cells: readonly NumericCell[],
  { faults, overlaps, chosen, kept: keptMarks, averaged }: NumericContext,
): Stepwise<LabelReading> {
  const { kept, rejected, unmissed, percent, mixed } = siftCells(cells, {
    given: averaged !== null || (chosen !== null && chosen !== 'asIs'),
    keptMarks,
  });
  if (mixed) {
    return unusable(message('labels.column.mixedPercent', { column: name, ...mixed }));
  }
  yield;
  const levelOf = ({ value }: NumericCell) => (percent ? value / 100 : value);
  const values = [...new Set(kept.map(levelOf))].sort((a, b) => a - b);
  yield;
  const levels: Levels = {
    name,
    values,
    lowest: averaged?.min ?? values.at(0) ?? 0,
    highest: averaged?.max ?? values.at(-1) ?? 0,
    averaged: averaged !== null,
    percent,
    count: cellCount(kept),
    opposite: isOpposite(name),
    chosen: chosen === null || chosen === 'asIs' || isScale(chosen) ? chosen : null,
    written: (level) => kept.filter((cell) => levelOf(cell) === level).map(({ cell }) => cell),
  };
  if (areClasses(levels)) {
    const grades = gradesByOverlap(values.map(String), yield* overlaps());
    const all = new Map([...faults, ...rejected]);
    const classes = classReading(values.map(levels.written), {
      faults: all,
      grades,
      certain: false,
      basis: { kind: 'numberedClasses', seen: { min: levels.lowest, max: levels.highest } },
      ...(namedClass.test(name) ? {} : { doubt: message('labels.note.grades') }),
    });
    return withNotes(classes, markNotes(cells, rejected, unmissed));
  }
  const decision = decide(levels);
  if ('code' in decision) return unusable(decision);

  yield;
  const comma = kept.find(({ decimalComma }) => decimalComma);
  const commaNote = comma && message('labels.note.decimalComma', { cell: comma.cell, value: comma.value });
  const labels = kept.map((cell) => [cell.cell, decision.label(levelOf(cell))] as const);
  if (labels.every(([, label]) => typeof label !== 'number') && chosen !== null && chosen !== 'asIs') {
    return { ...unusable(message('labels.column.offChosenScale', chosen)), basis: decision.basis ?? null };
  }
  return {
    scheme: decision.scheme,
    notes: [
      ...markNotes(cells, rejected, unmissed),
      ...(decision.notes ?? []),
      ...(commaNote ? [commaNote] : []),
    ],
    certain: true,
    values: new Map<string, number | Message>([...faults, ...rejected, ...labels]),
    basis: decision.basis ?? null,
  };
}

/** More than two whole numbers that are classes by the column's name, or three in a row as those of inference are. */
function areClasses({ name, values, lowest, highest, percent, opposite, chosen, averaged }: Levels): boolean {
  if (averaged || chosen !== null || values.length < 3 || !values.every(Number.isInteger) || percent)
    return false;
  if (namedScore.test(name) || opposite) return false;
  return namedClass.test(name) || (values.length === 3 && highest - lowest === 2);
}

/** How the levels are read, or why they can't be. */
function decide(levels: Levels): Decision | Message {
  const { name, values, lowest, highest, percent, count } = levels;
  if (values.length === 1) return decideOne(levels);
  if (levels.averaged || levels.chosen !== null) return asScores(levels);
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
  const { opposite, values } = levels;
  const [value = 0] = values;
  const label = levels.written(value)[0] ?? String(value);
  const similar = opposite ? 0 : 1;
  if (value === similar) {
    const notes = opposite ? [message('labels.note.opposite', { column: levels.name })] : [];
    return {
      scheme: { kind: 'positive', value: label, cells: levels.written(value) },
      notes,
      label: () => 1,
    };
  }
  if (value === 1 - similar || value === -1) return message('labels.same.different', { label });
  if (value < 0 || value > 1) return message('labels.same.unknown', { label });
  const scores = asScores(levels);
  return { ...scores, notes: [message('labels.same.score', { score: value }), ...(scores.notes ?? [])] };
}

/**
 * Scores on their scale, which is the person's where they set one; cosines from −1 to 1 are what a model's own cosines
 * are compared with, and stay as they are.
 */
function asScores(levels: Levels): Decision {
  const { name, lowest, highest, percent, opposite, chosen } = levels;
  const unit = percent ? 100 : 1;
  const seen = { min: lowest * unit, max: highest * unit };
  if (chosen === 'asIs' && canKeep(seen) && !percent) return keptScores(levels, seen, true);
  const own = chosen === 'asIs' ? null : chosen;
  const scale = own
    ? { min: own.min / unit, max: own.max / unit }
    : scoreScale(lowest, highest, percent ? '' : name, opposite);
  const [min, max] = own ? [own.min, own.max] : [scale.min * unit, scale.max * unit];
  if (own === null && min === -1 && max === 1 && !opposite) return keptScores(levels, seen, false);
  const rescaled = min !== 0 || max !== 1;
  const notes: Message[] = opposite ? [message('labels.note.opposite', { column: name })] : [];
  const why = own ? message('labels.scale.chosen') : scaleReason({ name, percent, seen, min, max });
  if (rescaled) {
    notes.push(message('labels.note.rescaled', { min, max, percent }));
    if (why.code === 'labels.scale.usual') {
      notes.push(message('labels.note.scaleEnds', { min, max, lowest: seen.min, highest: seen.max }));
    }
  }
  return {
    scheme: {
      kind: 'score',
      min,
      max,
      rescaled: rescaled || opposite,
      ...(percent ? { percent } : {}),
      ...(opposite ? { reversed: true } : {}),
    },
    notes,
    label: (level) =>
      (own && offScale(level * unit, numberText(level * unit), own)) ??
      (opposite ? 1 - onScale(level, scale) : onScale(level, scale)),
    basis: { kind: 'scores', seen, scale: { min, max }, why, chosen: own !== null },
  };
}

const numberText = (value: number) => String(Number(value.toPrecision(12)));

/** Scores that are kept as they are, turned round where the name says so. */
function keptScores({ name, opposite }: Levels, seen: ScoreScale, chosen: boolean): Decision {
  const range = keptRange(seen);
  const within = (level: number) => Math.min(range.max, Math.max(range.min, level));
  const cosines = range.min < 0;
  return {
    scheme: {
      kind: 'score',
      ...range,
      // "1 − score" is a rescaling, and "−score" is none.
      rescaled: opposite && !cosines,
      ...(opposite ? { reversed: true } : {}),
    },
    notes: [
      ...(opposite ? [message('labels.note.opposite', { column: name })] : []),
      ...(cosines ? [message('labels.note.cosines')] : []),
    ],
    label: (level) => (opposite ? range.min + range.max - within(level) : within(level)),
    basis: {
      kind: 'scores',
      seen,
      scale: range,
      why: chosen ? message('labels.scale.chosen') : message('labels.scale.cosines', seen),
      chosen,
    },
  };
}

/** What a guessed scale follows from. */
function scaleReason(of: {
  readonly name: string;
  readonly percent: boolean;
  readonly seen: ScoreScale;
  readonly min: number;
  readonly max: number;
}): Message {
  const { name, percent, seen, min, max } = of;
  if (percent) return message('labels.scale.percent');
  const stated = statedScale(name);
  if (stated && stated.min === min && stated.max === max)
    return message('labels.scale.stated', { column: name });
  if (min === 0 && max === 1) return message('labels.scale.unit', seen);
  return seen.min === min && seen.max === max
    ? message('labels.scale.seen', seen)
    : message('labels.scale.usual', { min, max, lowest: seen.min, highest: seen.max });
}

/** The higher of two levels is 1, the lower where the name says the opposite; with a note, unless they are plain 0 and 1. */
function asClasses({ name, lowest, highest, percent, opposite, written }: Levels): Decision {
  const similar = opposite ? lowest : highest;
  const [one, zero] = [written(similar), written(opposite ? highest : lowest)];
  const plain = lowest === 0 && highest === 1 && !percent && !opposite;
  const notes = [
    ...(opposite ? [message('labels.note.opposite', { column: name })] : []),
    ...(plain ? [] : [message('labels.note.binary', { one, zero })]),
  ];
  return {
    scheme: { kind: 'binary', one, zero, ...(opposite ? { reversed: true } : {}) },
    notes,
    label: (level) => (level === similar ? 1 : 0),
    basis: { kind: 'words', doubt: null, chosen: false },
  };
}

/** How many rows have a number that marks a missing label, or would if it were not kept. */
const markNotes = (
  cells: readonly NumericCell[],
  rejected: LabelFaults,
  unmissed: ReadonlySet<string>,
): Message[] =>
  cells.flatMap(({ cell, count: rows }): Message[] => {
    if (unmissed.has(cell)) return [message('labels.note.keptMark', { cell, rows })];
    return rejected.get(cell)?.code === 'labels.cell.missing'
      ? [message('labels.note.missing', { cell, rows })]
      : [];
  });
