/** The split that a file brings along: a column whose values say which rows are for training, development and test. */

import { message, type Message } from '../../../messages/message';
import { meaningOf } from '../words/labelWords';
import { splitPartOf, type SplitPart } from '../words/splitWords';
import type { ColumnProfile, DataChoices, Example, Table } from '../types';

export interface FileSplit {
  /** The index and the name of its column. */
  readonly column: number;
  readonly name: string;
  /** What its cells say for each part, as they are written. */
  readonly cells: Readonly<Record<SplitPart, readonly string[]>>;
  /** Usable rows of each part. */
  readonly rows: Readonly<Record<SplitPart, number>>;
  /** Usable rows whose cell is empty. */
  readonly unnamed: number;
  /** The part that is evaluated on: dev, else test. */
  readonly evaluated: Exclude<SplitPart, 'train'>;
  /** Whether there are rows enough to train and to evaluate on. */
  readonly possible: boolean;
  /** Whether it decides what is trained and evaluated on. */
  readonly used: boolean;
  /** The part of each row of the table; null for none. */
  readonly parts: readonly (SplitPart | null)[];
}

/** Fewer held-out rows cannot be evaluated. */
const leastEvaluated = 2;

/** The split of a table whose columns `taken` have roles; null where no column names one. */
export function fileSplit(
  table: Table,
  {
    profiles,
    taken,
    items,
    choices,
  }: {
    readonly profiles: readonly ColumnProfile[];
    readonly taken: readonly number[];
    readonly items: readonly Example[];
    readonly choices: DataChoices;
  },
): FileSplit | null {
  const column = profiles.findIndex((profile, i) => !taken.includes(i) && namesSplits(profile));
  const name = table.columns[column];
  if (name === undefined) return null;
  const partOfCell = new Map<string, SplitPart | null>();
  const says = saysTraining(profiles[column]);
  const parts = table.rows.map((row) => {
    const cell = row[column]?.trim() ?? '';
    const known = partOfCell.get(cell);
    const part = known === undefined ? (says ? trainingPart(cell) : splitPartOf(cell)) : known;
    partOfCell.set(cell, part);
    return part;
  });
  const rows = { train: 0, dev: 0, test: 0 };
  let unnamed = 0;
  for (const { row } of items) {
    const part = parts[row] ?? null;
    if (part === null) unnamed++;
    else rows[part]++;
  }
  const evaluated = rows.dev >= leastEvaluated ? 'dev' : 'test';
  const possible = rows.train > 0 && rows[evaluated] >= leastEvaluated;
  const used = possible && choices.useSplit !== false;
  const cellsOf = (part: SplitPart) =>
    [...partOfCell].flatMap(([cell, named]) => (named === part ? [cell] : []));
  const cells = { train: cellsOf('train'), dev: cellsOf('dev'), test: cellsOf('test') };
  return { column, name, cells, rows, unnamed, evaluated, possible, used, parts };
}

/** Whether a column says of each row whether it is for training: "is_train" with yes and no. */
function saysTraining(profile: ColumnProfile | undefined): boolean {
  if (profile === undefined || profile.distinct !== 2) return false;
  const named = /^(is|in)_?(train|training|trainset)$/i.test(profile.name.trim().replaceAll(/[ -]/g, '_'));
  return named && profile.values.every(({ value }) => trainingPart(value) !== null);
}

function trainingPart(cell: string): SplitPart | null {
  const meaning = meaningOf(cell);
  return meaning === null ? null : meaning === 1 ? 'train' : 'test';
}

/** Few values, all of which name a part, training among them. */
function namesSplits(profile: ColumnProfile): boolean {
  if (saysTraining(profile)) return true;
  const { values, distinct, kind } = profile;
  if (kind === 'number' || kind === 'empty' || distinct < 2 || distinct > values.length) return false;
  const parts = values.map(({ value }) => splitPartOf(value));
  return parts.includes('train') && parts.every((part) => part !== null) && new Set(parts).size > 1;
}

/** Usable rows that are neither trained nor evaluated on. */
export const leftOut = ({ rows, unnamed, evaluated }: Pick<FileSplit, 'rows' | 'unnamed' | 'evaluated'>) =>
  rows.dev + rows.test + unnamed - rows[evaluated];

/** What the split decides, in a sentence. */
export function describeSplit(split: Omit<FileSplit, 'parts'>): Message {
  const { name: column, rows, evaluated, possible, used } = split;
  if (!possible)
    return message('data.split.impossible', { column, train: rows.train, evaluated: rows[evaluated] });
  if (!used) return message('data.split.unused', { column });
  return message('data.split.used', {
    column,
    train: rows.train,
    part: evaluated,
    evaluated: rows[evaluated],
    left: leftOut(split),
  });
}
