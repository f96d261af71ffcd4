/** Words as labels: two that mean "similar" and "different" are mapped, more are classes. */

import { message, type Message } from '../../../messages/message';
import { isFew, shown, unusable, type CellCounts, type LabelFaults, type LabelReading } from './labelReading';
import { classReading, gradesByOverlap, groupsBy } from './classLabels';
import type { Stepwise } from '../parse/bytes/turns';
import { isOpposite, labelWord, meaningOf, negates } from '../words/labelWords';

type Meaning = (word: string) => 0 | 1 | null;

interface WordContext {
  /** The cells without a label. */
  readonly faults: LabelFaults;
  /** Gives the mean word overlap of the rows of each label word, where the words themselves say nothing. */
  readonly overlaps: () => Stepwise<ReadonlyMap<string, number>>;
  /** Cells that are labels whatever they say. */
  readonly kept: ReadonlySet<string>;
}

/** Reads a column of words. */
export function* readWordLabels(
  name: string,
  counts: CellCounts,
  context: WordContext,
): Stepwise<LabelReading> {
  const opposite = isOpposite(name);
  const reading = yield* readWords(name, counts, context, (word) => meaningOf(word, opposite));
  const { scheme } = reading;
  const turned =
    opposite &&
    scheme.kind === 'binary' &&
    scheme.one.some((cell) => meaningOf(labelWord(cell)) === 0 && meaningOf(labelWord(cell), true) === 1);
  if (!turned) return reading;
  const note = message('labels.note.opposite', { column: name });
  return { ...reading, scheme: { ...scheme, reversed: true }, notes: [note, ...reading.notes] };
}

function* readWords(
  name: string,
  counts: CellCounts,
  { faults, overlaps, kept }: WordContext,
  meaning: Meaning,
): Stepwise<LabelReading> {
  const rowsOf = new Map<string, number>();
  for (const [cell, count] of counts) {
    const word = labelWord(cell);
    rowsOf.set(word, (rowsOf.get(word) ?? 0) + count);
  }
  const words = [...rowsOf.keys()].sort();
  const unknown = words.filter((word) => meaning(word) === null);
  const rows = (some: readonly string[]) => some.reduce((sum, word) => sum + (rowsOf.get(word) ?? 0), 0);
  const meanings = new Set(words.map(meaning).filter((known) => known !== null));

  const wanted = new Set([...kept].map(labelWord));
  const dropped = unknown.every((word) => !wanted.has(word)) && isFew(rows(unknown), rows(words), 1);
  if (meanings.size === 2 && dropped) return mapped(counts, faults, meaning);
  if (meanings.size === 1 && unknown.length === 0) return oneMeaning(counts, faults, meanings.has(1));
  const [first = '', second] = words;
  if (second === undefined) {
    return unusable(message('labels.same.unknown', { label: shown(first) }));
  }
  if (words.length === 2) {
    const similar = similarOf(first, second, meaning);
    if (similar !== null) return mapped(counts, faults, (word) => (word === similar ? 1 : 0));
    const guess = guessByOverlap(first, second, yield* overlaps());
    return mapped(counts, faults, (word) => (word === guess.similar ? 1 : 0), guess.doubt);
  }
  if (words.length > 20 && words.length > rows(words) / 10) {
    return unusable(message('labels.column.text', { column: name, values: words.length }));
  }
  const classes = groupsBy(counts, labelWord);
  const keys = classes.map(([cell = '']) => labelWord(cell));
  return classReading(classes, {
    faults,
    grades: yield* gradesOf(keys, overlaps, meaning),
    certain: meanings.size === 2,
  });
}

/**
 * What each of many words says about similarity: by its meaning where that is known; else the one whose sentences share
 * the most words says "similar" and all others "different".
 */
function* gradesOf(
  words: readonly string[],
  overlaps: () => Stepwise<ReadonlyMap<string, number>>,
  meaning: Meaning,
): Stepwise<readonly (0 | 1 | null)[]> {
  const known = words.map(meaning);
  if (known.includes(1) && known.includes(0)) return known;
  return gradesByOverlap(words, yield* overlaps());
}

/** Two classes by the meaning of their words; a word without one is a fault. */
function mapped(counts: CellCounts, faults: LabelFaults, meaning: Meaning, doubt?: Message): LabelReading {
  const cells = [...counts.keys()];
  const one = cells.filter((cell) => meaning(labelWord(cell)) === 1);
  const zero = cells.filter((cell) => meaning(labelWord(cell)) === 0);
  const both = { one: one.map(shown), zero: zero.map(shown) };
  const values = new Map<string, number | Message>(faults);
  for (const cell of cells) {
    const fault = message('labels.cell.neither', { cell: shown(cell), ...both });
    values.set(cell, meaning(labelWord(cell)) ?? fault);
  }
  const note = message('labels.note.binary', both);
  return {
    scheme: { kind: 'binary', one, zero },
    notes: doubt === undefined ? [note] : [note, doubt],
    certain: doubt === undefined,
    values,
    basis: { kind: 'words', doubt: doubt ?? null, chosen: false },
  };
}

function oneMeaning(counts: CellCounts, faults: LabelFaults, similar: boolean): LabelReading {
  const cells = [...counts.keys()];
  const [value = ''] = cells;
  if (!similar) {
    return unusable(message('labels.same.different', { label: shown(value) }));
  }
  const values = new Map<string, number | Message>([...faults, ...cells.map((cell) => [cell, 1] as const)]);
  return { scheme: { kind: 'positive', value, cells }, notes: [], certain: true, values, basis: null };
}

/** Which of two words, at least one of them unknown, says "similar"; null where neither does. */
function similarOf(first: string, second: string, meaning: Meaning): string | null {
  if (negates(first, second)) return second;
  if (negates(second, first)) return first;
  if (meaning(first) !== null) return meaning(first) === 1 ? first : second;
  if (meaning(second) !== null) return meaning(second) === 1 ? second : first;
  return null;
}

/** A smaller difference in the shared words says nothing. */
const minDifference = 0.05;

function guessByOverlap(
  first: string,
  second: string,
  overlaps: ReadonlyMap<string, number>,
): { readonly similar: string; readonly doubt: Message } {
  const [a, b] = [overlaps.get(first) ?? 0, overlaps.get(second) ?? 0];
  if (Math.abs(a - b) < minDifference) {
    return { similar: second, doubt: message('labels.note.byAlphabet', { similar: shown(second) }) };
  }
  const similar = a > b ? first : second;
  const [most, least] = [Math.max(a, b), Math.min(a, b)];
  return { similar, doubt: message('labels.note.byOverlap', { similar: shown(similar), most, least }) };
}
