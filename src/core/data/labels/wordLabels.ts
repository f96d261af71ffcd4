/** Words as labels: two that mean "similar" and "different" are mapped, more are classes. */

import { isFew, shorten, unusable, type CellCounts, type LabelReading } from './labelReading';
import { classReading, gradesByOverlap, groupsBy } from './classLabels';
import { labelWord, meaningOf, negates } from './labelWords';

type Meaning = (word: string) => number | null;

/**
 * Reads a column of words; `faults` has the cells that hold none, with their reasons. `overlaps` is asked for the
 * mean word overlap of the rows of each label word, where the words themselves tell nothing.
 */
export function readWordLabels(
  name: string,
  counts: CellCounts,
  faults: ReadonlyMap<string, string>,
  overlaps: () => ReadonlyMap<string, number>,
): LabelReading {
  const rowsOf = new Map<string, number>();
  for (const [cell, count] of counts) {
    const word = labelWord(cell);
    rowsOf.set(word, (rowsOf.get(word) ?? 0) + count);
  }
  const words = [...rowsOf.keys()].sort();
  const unknown = words.filter((word) => meaningOf(word) === null);
  const rows = (some: readonly string[]) => some.reduce((sum, word) => sum + (rowsOf.get(word) ?? 0), 0);
  const meanings = new Set(words.map(meaningOf).filter((meaning) => meaning !== null));

  if (meanings.size === 2 && isFew(rows(unknown), rows(words), 1)) return mapped(counts, faults, meaningOf);
  if (meanings.size === 1 && unknown.length === 0) return oneMeaning(counts, faults, meanings.has(1));
  const [first = '', second] = words;
  if (second === undefined) {
    return unusable(
      `Every label is "${shorten(first)}", so there is nothing to learn from them: if all pairs belong together, set Label to "None".`,
    );
  }
  if (words.length === 2) {
    const similar = similarOf(first, second);
    if (similar !== null) return mapped(counts, faults, (word) => Number(word === similar));
    const guess = guessByOverlap(first, second, overlaps());
    const doubt = `Neither word is known here: ${guess.reason}. If it is the other way round, use 1 and 0 in the file.`;
    return mapped(counts, faults, (word) => Number(word === guess.similar), doubt);
  }
  if (words.length > 20 && words.length > rows(words) / 10) {
    return unusable(
      `The column "${name}" holds text (${words.length} different values), not labels: choose another label column, or set Label to "None".`,
    );
  }
  const classes = groupsBy(counts, labelWord);
  const keys = classes.map(([cell = '']) => labelWord(cell));
  return classReading(classes, { faults, grades: gradesOf(keys, overlaps), certain: meanings.size === 2 });
}

/**
 * What each of many words says of similarity: what is known of them; else the one whose sentences share the most words
 * says "similar" and all others "different".
 */
function gradesOf(
  words: readonly string[],
  overlaps: () => ReadonlyMap<string, number>,
): readonly (0 | 1 | null)[] {
  const known = words.map(meaningOf);
  if (known.includes(1) && known.includes(0)) return known;
  return gradesByOverlap(words, overlaps());
}

/** Two classes by the meaning of their words; a word without one is a fault. */
function mapped(
  counts: CellCounts,
  faults: ReadonlyMap<string, string>,
  meaning: Meaning,
  doubt?: string,
): LabelReading {
  const cells = [...counts.keys()];
  const one = cells.filter((cell) => meaning(labelWord(cell)) === 1);
  const zero = cells.filter((cell) => meaning(labelWord(cell)) === 0);
  const values = new Map<string, number | string>(faults);
  for (const cell of cells) {
    const fault = `label "${shorten(cell)}" is neither ${quoted(one)} nor ${quoted(zero)}`;
    values.set(cell, meaning(labelWord(cell)) ?? fault);
  }
  const note = `The label ${quoted(one)} was read as 1 (similar) and ${quoted(zero)} as 0 (not similar).`;
  return {
    scheme: { kind: 'binary', one, zero },
    note: doubt === undefined ? note : `${note} ${doubt}`,
    certain: doubt === undefined,
    values,
  };
}

function oneMeaning(counts: CellCounts, faults: ReadonlyMap<string, string>, similar: boolean): LabelReading {
  const cells = [...counts.keys()];
  const [value = ''] = cells;
  if (!similar) {
    return unusable(
      `Every label is "${value}", so no pair is marked as similar: add pairs that are, or choose another label column.`,
    );
  }
  const values = new Map<string, number | string>([...faults, ...cells.map((cell) => [cell, 1] as const)]);
  return { scheme: { kind: 'positive', value }, note: null, certain: true, values };
}

/** Which of two words, at least one of them unknown, says "similar"; null where neither tells. */
function similarOf(first: string, second: string): string | null {
  if (negates(first, second)) return second;
  if (negates(second, first)) return first;
  if (meaningOf(first) !== null) return meaningOf(first) === 1 ? first : second;
  if (meaningOf(second) !== null) return meaningOf(second) === 1 ? second : first;
  return null;
}

/** A smaller difference in the shared words says nothing. */
const minDifference = 0.05;

function guessByOverlap(
  first: string,
  second: string,
  overlaps: ReadonlyMap<string, number>,
): { readonly similar: string; readonly reason: string } {
  const [a, b] = [overlaps.get(first) ?? 0, overlaps.get(second) ?? 0];
  if (Math.abs(a - b) < minDifference) {
    return { similar: second, reason: 'the second in the alphabet was taken as similar' };
  }
  const similar = a > b ? first : second;
  const shares = `${percent(Math.max(a, b))} against ${percent(Math.min(a, b))}`;
  return { similar, reason: `the sentences of "${shorten(similar)}" share more words (${shares})` };
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

function quoted(cells: readonly string[]): string {
  const shown = cells.slice(0, 3).map((cell) => `"${shorten(cell)}"`);
  return shown.join('/') + (cells.length > 3 ? '/…' : '');
}
