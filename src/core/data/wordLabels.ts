/** Words as labels: two that mean "similar" and "different" are mapped, more classes can't be used. */

import { isFew, shorten, unusable, type CellCounts, type LabelReading } from './labelReading';
import { labelWord, meaningOf, negates } from './labelWords';

/** Reads a column of words; `faults` has the cells that hold none, with their reasons. */
export function readWordLabels(
  name: string,
  counts: CellCounts,
  faults: ReadonlyMap<string, string>,
): LabelReading {
  const cellsOf = new Map<string, string[]>();
  for (const cell of counts.keys()) {
    const word = labelWord(cell);
    cellsOf.set(word, [...(cellsOf.get(word) ?? []), cell]);
  }
  const words = [...cellsOf.keys()];
  const unknown = words.filter((word) => meaningOf(word) === null);
  const count = (some: readonly string[]) =>
    some.flatMap((word) => cellsOf.get(word) ?? []).reduce((sum, cell) => sum + (counts.get(cell) ?? 0), 0);
  const all = count(words);

  const read = (meaning: (word: string) => number | null, certain: boolean): LabelReading => {
    const written = (label: number) =>
      words.filter((word) => meaning(word) === label).flatMap((word) => cellsOf.get(word) ?? []);
    const [one, zero] = [written(1), written(0)];
    const values = new Map<string, number | string>(faults);
    for (const cell of counts.keys()) {
      const fault = `label "${shorten(cell)}" is neither ${quoted(one)} nor ${quoted(zero)}`;
      values.set(cell, meaning(labelWord(cell)) ?? fault);
    }
    const mapped = `The label ${quoted(one)} was read as 1 (similar) and ${quoted(zero)} as 0 (not similar).`;
    const doubt =
      ' Neither word is known here, so the second in the alphabet was taken as similar: if it is the other way round, use 1 and 0 in the file.';
    return {
      scheme: { kind: 'binary', one, zero },
      note: certain ? mapped : mapped + doubt,
      certain,
      values,
    };
  };

  const meanings = new Set(words.map(meaningOf).filter((meaning) => meaning !== null));
  if (meanings.size === 2 && isFew(count(unknown), all, 1)) return read(meaningOf, true);
  if (meanings.size === 1 && unknown.length === 0) {
    const [cell = ''] = counts.keys();
    if (!meanings.has(1)) {
      return unusable(
        `Every label is "${cell}", so no pair is marked as similar: add pairs that are, or choose another label column.`,
      );
    }
    const values = new Map<string, number | string>([
      ...faults,
      ...[...counts.keys()].map((key) => [key, 1] as const),
    ]);
    return { scheme: { kind: 'positive', value: cell }, note: null, certain: true, values };
  }

  const [first = '', second] = words.toSorted();
  if (second === undefined) {
    return unusable(
      `Every label is "${shorten(first)}", so there is nothing to learn from them: if all pairs belong together, set Label to "None".`,
    );
  }
  if (words.length === 2) {
    const similar = similarOf(first, second);
    return read((word) => (word === (similar ?? second) ? 1 : 0), similar !== null);
  }
  const most = words.toSorted((a, b) => count([b]) - count([a])).slice(0, 5);
  return unusable(
    words.length > 20 && words.length > all / 10
      ? `The column "${name}" holds text (${words.length} different values), not labels: choose another label column, or set Label to "None".`
      : `The label column "${name}" holds ${words.length} classes (${most.map(shorten).join(', ')}${words.length > 5 ? ', …' : ''}): keep the rows of two of them, one for similar and one for different, or give each pair a score.`,
  );
}

/** Which of two words, at least one of them unknown, says "similar"; null where nothing tells. */
function similarOf(first: string, second: string): string | null {
  if (negates(first, second)) return second;
  if (negates(second, first)) return first;
  if (meaningOf(first) !== null) return meaningOf(first) === 1 ? first : second;
  if (meaningOf(second) !== null) return meaningOf(second) === 1 ? second : first;
  return null;
}

function quoted(cells: readonly string[]): string {
  const shown = cells.slice(0, 3).map((cell) => `"${shorten(cell)}"`);
  return shown.join('/') + (cells.length > 3 ? '/…' : '');
}
