/** Questions with several choices of which one is right: the right one, and the wrong ones as negatives. */

import { message, type Message } from '../../../../messages/message';
import type { Table } from '../../types';
import { isNamed } from '../../words/columnNames';
import type { ListColumn } from './lists';

/** What several choices became. */
export interface Choices {
  readonly column: number;
  /** The columns that say which is right, and are used up. */
  readonly used: readonly number[];
  readonly names: readonly string[];
  readonly cells: (row: number) => readonly string[];
  readonly note: Message;
}

const choiceName =
  /(^|[._])(choices|options|endings|alternatives|candidates|answer_choices)([._](text|texts))?$/i;
const answerName =
  /^(answer|answer_?key|answer_?(idx|index|id)|label|correct|correct_?(answer|option|choice|idx|index)|gold|cop|solution|target)$/i;
const most = 10;

interface Candidates {
  readonly columns: readonly string[];
  readonly lists: ReadonlyMap<number, ListColumn>;
  /** The text of a cell. */
  readonly cell: (row: number, column: number) => string;
  readonly rows: number;
}

const optionColumn = /^(?:(?:option|choice|opt|answer|ending|op|candidate)[_ ]?)?([a-h]|[1-8])$/i;
/** Of two, whose names must say more: "A" and "B" can be any pair. */
const oneOfTwo =
  /^(?:option|choice|opt|answer|ending|candidate|response|output|completion|reply|doc|document|passage)[_ ]?([ab]|[0-2])$/i;
const betterName =
  /^(winner|preferred|preference|better|best|chosen|correct|(answer|correct|better|preferred|chosen)_?(idx|index|option|choice|response|answer|output))$/i;
const optionName = /^(option|choice|opt|ending)/i;

interface Options {
  readonly columns: readonly { readonly name: string; readonly column: number }[];
  readonly pattern: RegExp;
  /** The column that says which is right. */
  readonly answer: number;
  /** The share of rows in which it does: of two answers neither may be better. */
  readonly least: number;
}

/** The columns of options: three or more, or two beside a question. */
function optionsIn(names: readonly string[]): Options | null {
  const matching = (pattern: RegExp) =>
    names.flatMap((name, column) => (pattern.test(name.trim()) ? [{ name, column }] : []));
  const several = matching(optionColumn);
  const answer = names.findIndex((name) => answerName.test(name.trim()));
  if (several.length >= 3 && several.length <= most && answer >= 0) {
    return { columns: several, pattern: optionColumn, answer, least: 0.9 };
  }
  const two = matching(oneOfTwo);
  const asked = names.some((name) => !oneOfTwo.test(name.trim()) && isNamed('sentence1', name));
  if (two.length !== 2 || !asked) return null;
  const better = names.findIndex((name) => betterName.test(name.trim()));
  if (better >= 0) return { columns: two, pattern: oneOfTwo, answer: better, least: 0.5 };
  const areOptions = two.every(({ name }) => optionName.test(name));
  return areOptions && answer >= 0 ? { columns: two, pattern: oneOfTwo, answer, least: 0.9 } : null;
}

/** Choices that stand in columns of their own, "A" to "D", "option_1" to "option_4", with a column that says which is right. */
export function choiceColumns({
  columns,
  rows,
}: Pick<Table, 'columns' | 'rows'>): Omit<Choices, 'column'> | null {
  const found = optionsIn(columns);
  if (!found) return null;
  const { columns: options, pattern, answer, least } = found;
  const keys = options.map(({ name }) => pattern.exec(name.trim())?.[1]?.toLowerCase() ?? '');
  const cells = rows.map((row) => row[answer]?.trim().toLowerCase() ?? '');
  const zeroBased = cells.includes('0') || !keys.includes('1');
  // Where the answers count from 0 and the options from 1, the answer 1 is the second option.
  const byPlace = zeroBased && !keys.includes('0');
  const placeOf = (cell: string) => {
    const keyed = keys.indexOf(pattern.exec(cell)?.[1]?.toLowerCase() ?? cell);
    const isPlace = /^\d$/.test(cell);
    if (isPlace && (byPlace || keyed < 0)) return Number(cell) - (zeroBased ? 0 : 1);
    return keyed;
  };
  const places = cells.map(placeOf);
  if (places.filter((place) => place >= 0 && place < options.length).length < least * rows.length)
    return null;
  const textOf = (row: number, option: number) => rows[row]?.[options[option]?.column ?? -1] ?? '';
  const wrong = options.length - 1;
  return {
    used: [...options.map(({ column }) => column), answer],
    names: ['correct', ...Array.from({ length: wrong }, (_, i) => `wrong.${i + 1}`)],
    cells: (row) => {
      const place = places[row] ?? -1;
      const others = options.map((_, i) => i).filter((i) => i !== place);
      return [textOf(row, place), ...others.slice(0, wrong).map((i) => (place < 0 ? '' : textOf(row, i)))];
    },
    note: message('data.note.choices', {
      column: options.map(({ name }) => name).join(', '),
      answer: columns[answer] ?? '',
      wrong,
    }),
  };
}

/** The first column of choices with a column that says which is right; null where there is none. */
export function choicesIn({ columns, lists, cell, rows }: Candidates): Choices | null {
  for (const [column, { name, lists: all }] of lists) {
    const width = all.reduce((longest, items) => Math.max(longest, items?.length ?? 0), 0);
    const texts = all.every((items) => items?.every((item) => typeof item === 'string') ?? true);
    if (!choiceName.test(name) || !texts || width < 2 || width > most) continue;
    const answer = columns.findIndex((other, i) => i !== column && !lists.has(i) && answerName.test(other));
    if (answer < 0) continue;
    const stem = name.replace(/[._]texts?$/i, '');
    const keys = columns.findIndex(
      (other, i) => lists.has(i) && new RegExp(`^${stem}[._](label|labels|key|keys)$`, 'i').test(other),
    );
    const answers = Array.from({ length: rows }, (_, row) => cell(row, answer).trim());
    const numbers = answers.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
    const first =
      numbers.length > 0 && !numbers.includes(0) && Math.max(...new Set(numbers)) === width ? 1 : 0;
    const placeOf = (row: number): number => {
      const text = answers[row] ?? '';
      const keyed = (lists.get(keys)?.lists[row] ?? []).findIndex((key) => String(key) === text);
      if (keyed >= 0) return keyed;
      if (/^\d{1,2}$/.test(text)) return Number(text) - first;
      if (/^[a-j]$/i.test(text)) return text.toLowerCase().charCodeAt(0) - 97;
      return (all[row] ?? []).findIndex((item) => item === text);
    };
    const places = Array.from({ length: rows }, (_, row) => placeOf(row));
    const known = places.filter((place, row) => place >= 0 && place < (all[row]?.length ?? 0)).length;
    if (known < 0.9 * rows) continue;
    const names = [
      `${stem}.correct`,
      ...Array.from({ length: width - 1 }, (_, i) => `${stem}.wrong.${i + 1}`),
    ];
    return {
      column,
      used: [answer, ...(keys < 0 ? [] : [keys])],
      names,
      cells: (row) => {
        const items = (all[row] ?? []).map(String);
        const place = places[row] ?? -1;
        const wrong = items.filter((_, i) => i !== place);
        // Without a right one there is nothing to learn from the row.
        return [
          items[place] ?? '',
          ...Array.from({ length: width - 1 }, (_, i) => (place < 0 ? '' : (wrong[i] ?? ''))),
        ];
      },
      note: message('data.note.choices', { column: name, answer: columns[answer] ?? '', wrong: width - 1 }),
    };
  }
  return null;
}
