/** Decides whether a table's first row names its columns, with the evidence, and makes the names usable. */

import { message, type Message } from '../../../../messages/message';
import { isColumnName, nameKey } from '../../words/columnNames';
import { shorten } from '../../shorten';

interface HeaderGuess {
  readonly header: boolean;
  /** The evidence, as a clause on the first row. */
  readonly why: Message;
}

/** Names that data sets of sentence pairs use, lower case, without spaces, `_` or `-`. */
const knownNames = new Set(
  (
    'sentence sentence1 sentence2 sent1 sent2 sen1 sen2 s1 s2 text text1 text2 texta textb string1 string2 ' +
    'question question1 question2 query document passage answer premise hypothesis anchor positive negative pos neg ' +
    'title body source target src tgt sentencea sentenceb label labels score scores similarity similarityscore ' +
    'relatednessscore isduplicate duplicate isparaphrase paraphrase quality gold goldlabel class target id idx ' +
    'index pairid qid1 qid2 id1 id2 data split genre lang 句子1 句子2 文本1 文本2 标签 相似度 分数'
  ).split(' '),
);
/** The first of at least two cells that are names of columns in any language, where none of the cells is a sentence. */
function firstOfNames(first: readonly string[]): string | undefined {
  if (first.some((cell) => /[.!?。！？]\s*$/.test(cell))) return undefined;
  const names = first.filter((cell) => isColumnName(cell) && nameKey(cell).length > 1);
  return new Set(names.map(nameKey)).size >= 2 ? names[0] : undefined;
}

const plainName = (cell: string): string => cell.toLowerCase().replace(/[\s_-]/g, '');

const isNumber = (cell: string): boolean =>
  /^\s*[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?\s*%?\s*$/i.test(cell);

const short = (cell: string): string => shorten(cell, 40);

/** Guesses from the first rows of a file, at most a thousand. */
export function detectHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const [first = [], ...rest] = rows;
  if (isPandasIndex(first, rest)) return { header: true, why: message('data.header.counts') };
  const number = first.find(isNumber);
  if (number !== undefined)
    return { header: false, why: message('data.header.number', { cell: number.trim() }) };
  const columns = first.map((_, i) => rest.map((row) => row[i] ?? '').filter((cell) => cell !== ''));
  const recurring = first.find((cell, i) => isCategory(columns[i] ?? []) && columns[i]?.includes(cell));
  if (recurring) return { header: false, why: message('data.header.recurring', { cell: short(recurring) }) };
  const known = first.find((cell) => knownNames.has(plainName(cell))) ?? firstOfNames(first);
  if (known !== undefined) return { header: true, why: message('data.header.known', { cell: short(known) }) };
  const above = first.find((cell, i) => cell !== '' && columns[i]?.length && isMeasured(columns[i]));
  if (above !== undefined) return { header: true, why: message('data.header.above', { cell: short(above) }) };
  const aboveFew = nameAboveFew(first, columns);
  if (aboveFew !== undefined)
    return { header: true, why: message('data.header.above', { cell: short(aboveFew) }) };
  if (looksLikeNames(first, columns)) return { header: true, why: message('data.header.short') };
  return { header: false, why: message('data.header.alike') };
}

/**
 * Whether the first row only names groups of columns, whose own names are in the row below it: it is empty above some of
 * them, as merged cells are.
 */
export function namesGroups(rows: readonly (readonly string[])[], width: number): boolean {
  const [first = [], second = [], ...rest] = rows;
  if (first.length !== width || second.length !== width || rest.length < 2) return false;
  const isFilled = (cell: string | undefined) => (cell ?? '').trim() !== '';
  const below = first.filter((cell, i) => !isFilled(cell) && isFilled(second[i])).length;
  if (below === 0 || second.filter(isFilled).length <= first.filter(isFilled).length) return false;
  if (first.some(isNumber) || second.some(isNumber)) return false;
  const { header, why } = detectHeader([second, ...rest.filter(({ length }) => length === width)]);
  return header && (why.code === 'data.header.known' || why.code === 'data.header.above');
}

/** pandas writes 0, 1, 2 (after an empty cell for its index) where a frame has no column names. */
function isPandasIndex(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const names = first[0] === '' ? first.slice(1) : first;
  const counts = names.length > 1 && names.every((cell, i) => cell === String(i));
  return counts && rest.length > 0 && !rest[0]?.slice(-names.length).every(isNumber);
}

/** Few values, each of them often. */
function isCategory(cells: readonly string[]): boolean {
  return cells.length >= 4 && new Set(cells).size <= Math.max(2, cells.length / 20);
}

/** A column whose cells are numbers, or few short values. */
function isMeasured(cells: readonly string[]): boolean {
  const numbers = cells.filter(isNumber).length;
  return numbers >= 0.9 * cells.length || (isCategory(cells) && cells.every((cell) => cell.length <= 20));
}

/**
 * Of a row of names the first that is above a few short values which repeat and do not include it, where all others are
 * above such values or longer texts: "priority" above "low", "medium" and "high".
 */
function nameAboveFew(first: readonly string[], columns: readonly (readonly string[])[]): string | undefined {
  const isAboveFew = (cell: string, i: number) => {
    const cells = columns[i] ?? [];
    const values = new Set(cells);
    const few = cells.length >= 12 && values.size <= Math.max(3, cells.length / 10);
    return few && !values.has(cell) && cells.every((value) => value.length <= 20);
  };
  const fits = (cell: string, i: number) =>
    isAboveFew(cell, i) || isMeasured(columns[i] ?? []) || isLonger(columns[i] ?? [], cell);
  return areNames(first) && first.every(fits) ? first.find(isAboveFew) : undefined;
}

/** Distinct names of one to three words above cells that are, in the middle, more than twice as long. */
function looksLikeNames(first: readonly string[], columns: readonly (readonly string[])[]): boolean {
  return areNames(first) && first.every((cell, i) => isLonger(columns[i] ?? [], cell));
}

function areNames(cells: readonly string[]): boolean {
  const isName = (cell: string) =>
    /^[\p{L}_][\p{L}\p{M}\p{N}_.()-]*([ /][\p{L}\p{N}_()-]+){0,2}$/u.test(cell.trim());
  return cells.length > 0 && cells.every(isName) && new Set(cells).size === cells.length;
}

function isLonger(cells: readonly string[], name: string): boolean {
  const lengths = cells.map((cell) => cell.length).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1];
  return median === undefined || median > 2 * name.trim().length;
}

/** "Column 1" … for a file without a header. */
export const plainNames = (width: number): string[] =>
  Array.from({ length: width }, (_, i) => `Column ${i + 1}`);

/** The cells of a header as unique, non-empty names, `width` of them; a note says what was changed. */
export function uniqueNames(
  cells: readonly string[],
  width: number,
): { columns: string[]; notes: Message[] } {
  const taken = new Set(cells.map((cell) => cell.trim()));
  const used = new Set<string>();
  const duplicates = new Set<string>();
  const columns = plainNames(width).map((plain, i) => {
    const name = cells[i]?.trim() || plain;
    if (!used.has(name)) {
      used.add(name);
      return name;
    }
    duplicates.add(name);
    let n = 2;
    while (used.has(`${name} (${n})`) || taken.has(`${name} (${n})`)) n++;
    used.add(`${name} (${n})`);
    return `${name} (${n})`;
  });
  if (duplicates.size === 0) return { columns, notes: [] };
  return { columns, notes: [message('data.note.repeatedNames', { names: [...duplicates].map(short) })] };
}
