/** What a teacher has said of the training rows, where it stands as numbers in columns of the file. */

import { message, type Message } from '../../messages/message';
import { readNumber } from '../data/labels/numbers';
import type { Example, Roles, Table } from '../data/types';
import { isNamed, isScoreOfSide, nameWords } from '../data/words/columnNames';
import { RecipeError } from '../errors';
import type { LossEntry } from './types';

/** What a loss learns from a teacher. */
export type Lesson = Exclude<NonNullable<LossEntry['teacher']>, 'guide'>;

interface Found {
  /** By index, in the order in which their numbers are read. */
  readonly columns: readonly number[];
  /** The first name of which there is no column. */
  readonly missing: string | null;
}

/**
 * The columns with a teacher's numbers.
 * @param given names with commas between them; empty: the columns without a role that are named so
 */
export function findTeacherColumns(columns: Table['columns'], roles: Roles, given: string): Found {
  if (given.trim() === '') return { columns: namedColumns(columns, roles), missing: null };
  const names = columns.includes(given.trim()) ? [given.trim()] : given.split(',').map((name) => name.trim());
  const found = names.map((name) => columnsCalled(name, columns));
  const missing = names.find((_, i) => found[i]?.length === 0) ?? null;
  return { columns: found.flat(), missing };
}

/** One column, or those that a list in its cells was unfolded into: "label.1", "label.2". */
function columnsCalled(name: string, columns: Table['columns']): readonly number[] {
  const one = columns.indexOf(name);
  if (one >= 0) return [one];
  return columns.flatMap((column, i) => (stemOf(column) === name && column !== name ? [i] : []));
}

const stemOf = (column: string) => column.replace(/\.\d+$/, '');

/** Scores of the sides, of the second sentence first; without any, what is named as a label, a margin or a teacher. */
function namedColumns(
  columns: Table['columns'],
  { sentence1, sentence2, negatives, label }: Roles,
): readonly number[] {
  const taken = new Set([sentence1, sentence2, label, ...negatives]);
  const free = columns.flatMap((name, i) => (taken.has(i) ? [] : [{ name, i }]));
  const indices = (some: typeof free) => some.map(({ i }) => i);
  const ofSides = free.filter(({ name }) => isScoreOfSide(name));
  if (ofSides.length > 0) {
    const isNegative = ({ name }: { readonly name: string }) =>
      nameWords(name).some((word) => /^(neg|reject|los)/.test(word));
    return indices([...ofSides.filter((side) => !isNegative(side)), ...ofSides.filter(isNegative)]);
  }
  const isTaught = (name: string) =>
    isNamed('label', stemOf(name)) || nameWords(name).some((word) => /^(teacher|margins?|gold)$/.test(word));
  return indices(free.filter(({ name }) => isTaught(name)));
}

export interface Taught {
  /** Names of the columns that were read. */
  readonly columns: readonly string[];
  /**
   * Of each training row: a vector, or what the teacher scores its second sentence and each of its negatives. Margins are
   * scores beside a second sentence of score 0. [rows][numbers]
   */
  readonly rows: readonly Float32Array[];
}

interface Asked {
  readonly lesson: Lesson;
  /** Of the model's vectors. */
  readonly dimensions: number;
  /** As the recipe names the columns. */
  readonly given: string;
}

/** Lines that an error names. */
const mostLines = 5;

/**
 * The formats of sentence-transformers' losses: empty cells are no numbers, so that a row may have fewer negatives.
 * @throws RecipeError where a column is missing, or a row has other numbers than the loss needs
 */
export function readTaught(
  table: Table,
  roles: Roles,
  train: readonly Example[],
  { lesson, dimensions, given }: Asked,
): Taught {
  const next = message('training.taught.columns.next');
  const { columns, missing } = findTeacherColumns(table.columns, roles, given);
  if (missing !== null) throw new RecipeError(message('training.taught.noColumn', { name: missing }), next);
  if (columns.length === 0) throw new RecipeError(message('training.taught.noColumns'), next);
  const faulty: number[] = [];
  const rows = train.map((example) => {
    const cells = columns.map((column) => table.rows[example.row]?.[column]?.trim() ?? '');
    const numbers = cells.filter((cell) => cell !== '').map((cell) => readNumber(cell)?.value ?? NaN);
    const said = numbers.every(Number.isFinite)
      ? saidIn(numbers, lesson, lesson === 'vectors' ? dimensions : example.negatives.length)
      : null;
    if (said === null) faulty.push(table.lines[example.row] ?? 0);
    return said ?? new Float32Array();
  });
  if (faulty.length > 0) {
    throw new RecipeError(
      message('training.taught.numbers', {
        rows: faulty.length,
        lines: faulty.toSorted((a, b) => a - b).slice(0, mostLines),
        expected: expectedOf(lesson, dimensions),
      }),
      message('training.taught.numbers.next'),
    );
  }
  return { columns: columns.map((column) => table.columns[column] ?? ''), rows };
}

/** Null where there are fewer or more numbers than the loss needs: of a vector, or for negatives. */
function saidIn(numbers: readonly number[], lesson: Lesson, wanted: number): Float32Array | null {
  if (lesson === 'vectors') return numbers.length === wanted ? Float32Array.from(numbers) : null;
  if (numbers.length === wanted + 1) return Float32Array.from(numbers);
  return lesson === 'margins' && numbers.length === wanted
    ? Float32Array.from([0, ...numbers.map((margin) => -margin)])
    : null;
}

function expectedOf(lesson: Lesson, dimensions: number): Message {
  switch (lesson) {
    case 'vectors':
      return message('training.taught.vector', { dimensions });
    case 'margins':
      return message('training.taught.margins');
    case 'scores':
      return message('training.taught.scores');
  }
}
