/** Several columns with the scores that raters gave to the same pairs: the label is their mean. */

import { pearson } from '../../metrics/pearson';
import { readNumber } from '../labels/numbers';
import { rowsInStep, type Stepwise } from '../parse/bytes/turns';
import type { ColumnProfile, DataChoices, Roles, ScoreScale, Table } from '../types';
import { nameWords } from '../words/columnNames';
import { isJointScore, raterOf } from '../words/raters';

/** The columns of raters, one of which is the label. */
export interface Raters {
  /** In the order of the file. */
  readonly columns: readonly number[];
  /** The lowest and the highest score of any of them; other numbers and cells are no scores. */
  readonly seen: ScoreScale;
  /** Whether the label is their mean. */
  readonly averaged: boolean;
  /** Rows in which some of them gave no score, and at least one did. */
  readonly incomplete: number;
}

/** Columns whose names speak of no rater, such as "score_1", are those of raters only where there are as many. */
const fewestUnnamed = 3;
/** Rows from which it is computed whether raters agree. */
const comparedRows = 2000;
/** The correlation with the other raters from which columns with such names are those of raters. */
const leastAgreement = 0.3;
/** Below it a rater may have used the scale the other way round, or not rated the same. */
const leastOfPeople = -0.2;

/** Which columns are those of raters by their names: each group in the order of the file. */
export function raterGroups(profiles: readonly ColumnProfile[]): number[][] {
  const groups = new Map<string, { column: number; mark: string; person: boolean }[]>();
  for (const [column, { name, kind }] of profiles.entries()) {
    const rater = kind === 'number' || kind === 'category' ? raterOf(name) : null;
    if (!rater) continue;
    const { stem, ...one } = rater;
    groups.set(stem, [...(groups.get(stem) ?? []), { column, ...one }]);
  }
  const ofTexts = textMarks(profiles);
  return [...groups.values()].flatMap((group) => {
    const marks = new Set(group.map(({ mark }) => mark));
    const people = group.every(({ person }) => person);
    const unmarked = group.filter(({ mark }) => mark === '').length;
    const fits = group.length >= (people ? 2 : fewestUnnamed) && marks.size === group.length && unmarked <= 1;
    // "score_1" beside "document_1" is the score of that document.
    const eachOfText = !people && [...marks].every((mark) => ofTexts.has(mark));
    return fits && !eachOfText ? [group.map(({ column }) => column)] : [];
  });
}

/** The numbers and letters at the end of the names of columns of text. */
const textMarks = (profiles: readonly ColumnProfile[]) =>
  new Set(
    profiles.flatMap(({ name, kind }) =>
      kind === 'text' ? (/(\d+|(?<![a-z])[a-z])$/.exec(nameWords(name).join(' '))?.[1] ?? []) : [],
    ),
  );

/** The label where there are raters: the column of their mean or of what they agreed on, else the first rater's. */
export function labelOfRaters(profiles: readonly ColumnProfile[]): number | null {
  const [group] = raterGroups(profiles);
  if (!group) return null;
  const joint = profiles.findIndex(
    ({ name, kind }, column) =>
      isJointScore(name) && !group.includes(column) && (kind === 'number' || kind === 'category'),
  );
  return joint >= 0 ? joint : (group[0] ?? null);
}

/**
 * The raters among whom the label column is, where their scores are numbers on one scale; else null. Of pairs alone: the
 * label of a single sentence is a class, and classes have no mean. Their mean is taken where the label is the first of
 * them and they agree, unless the person says otherwise.
 */
export function* ratersOf(
  table: Table,
  profiles: readonly ColumnProfile[],
  { label, sentence2 }: Roles,
  { averaged }: DataChoices,
): Stepwise<Raters | null> {
  const columns = raterGroups(profiles).find((group) => group.includes(label ?? -1));
  if (!columns || sentence2 === null) return null;
  if (columns.some((column) => profiles[column]?.kind !== 'number')) return null;
  const given: (readonly number[])[] = [];
  for (const column of columns) given.push(yield* scoresIn(table, column));
  const all = new Set(given.flat());
  const seen = { min: smallest(all), max: largest(all) };
  const oneScale = given.every((scores) => 4 * (largest(scores) - smallest(scores)) >= seen.max - seen.min);
  // Of two labels the majority would count, and not the mean.
  if (!oneScale || all.size < 3) return null;
  const people = columns.every((column) => raterOf(profiles[column]?.name ?? '')?.person);
  const ratingIn = ratings(seen);
  const guessed =
    columns[0] === label && (yield* agree(table, columns, ratingIn, people ? leastOfPeople : leastAgreement));
  let incomplete = 0;
  for (const [i, row] of table.rows.entries()) {
    if (i % rowsInStep === 0) yield;
    const scores = columns.filter((column) => ratingIn(row[column]) !== null).length;
    if (scores > 0 && scores < columns.length) incomplete++;
  }
  return { columns, seen, averaged: averaged ?? guessed, incomplete };
}

const smallest = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => Math.min(a, b), Infinity);
const largest = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => Math.max(a, b), -Infinity);

/** The table with the mean of the raters' scores in the label column; where no rater gave one, it is empty. */
export function* withMeans(table: Table, { columns, seen }: Raters, label: number): Stepwise<Table> {
  const ratingIn = ratings(seen);
  const rows: Table['rows'][number][] = [];
  for (const [i, row] of table.rows.entries()) {
    if (i % rowsInStep === 0) yield;
    const scores = columns.flatMap((column) => ratingIn(row[column]) ?? []);
    rows.push(row.with(label, scores.length === 0 ? '' : String(meanOf(scores))));
  }
  return { ...table, rows };
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

type RatingIn = (cell: string | undefined) => number | null;

/** Gives the score in a cell, null where there is none; each text is read once. */
function ratings({ min, max }: ScoreScale): RatingIn {
  const known = new Map<string, number | null>();
  return (cell = '') => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const read = readNumber(cell);
    const score = read && !read.percent && read.value >= min && read.value <= max ? read.value : null;
    known.set(cell, score);
    return score;
  };
}

/** The distinct scores of a rater; a −1 beside whole numbers from 0 marks a missing one. */
function* scoresIn({ rows }: Table, column: number): Stepwise<readonly number[]> {
  const cells = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (i % rowsInStep === 0) yield;
    cells.add(row[column] ?? '');
  }
  const values = [...cells].flatMap((cell) => {
    const read = readNumber(cell);
    return read && !read.percent && Number.isFinite(read.value) ? [read.value] : [];
  });
  const others = values.filter((value) => value !== -1);
  return others.every((value) => value >= 0 && Number.isInteger(value)) ? others : values;
}

/** Whether the scores of each rater correlate with the mean of the others, by at least `least`. */
function* agree(
  { rows }: Table,
  columns: readonly number[],
  ratingIn: RatingIn,
  least: number,
): Stepwise<boolean> {
  for (const column of columns) {
    yield;
    const [own, others]: [number[], number[]] = [[], []];
    for (const row of rows.slice(0, comparedRows)) {
      const score = ratingIn(row[column]);
      const rest = columns.flatMap((other) => (other === column ? [] : (ratingIn(row[other]) ?? [])));
      if (score === null || rest.length === 0) continue;
      own.push(score);
      others.push(meanOf(rest));
    }
    // A rater who always gave the same has no correlation, and does no harm.
    const correlation = pearson(own, others);
    if (correlation !== null && correlation < least) return false;
  }
  return true;
}
