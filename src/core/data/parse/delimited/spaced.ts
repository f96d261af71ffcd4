/**
 * Text whose columns are set apart by spaces: two or more of them between two cells, or so many that each column stands
 * at the same place in all lines.
 */

import { message, type Message } from '../../../../messages/message';
import type { Rejections, RowSink } from '../table/rows';
import { LineReader } from '../text/lines';
import type { LineEnd } from '../text/lineEnds';
import { usualWidth } from './quoting';

/** Where each column begins, in characters (code points) from 0; null where two or more spaces set the columns apart. */
export type ColumnStarts = readonly number[] | null;

const sampleLines = 300;
const fewestLines = 3;
/** The share of lines that must have the usual number of cells. */
const threshold = 0.95;
/** The share of lines that must reach a column, and of those with a longer gap where the shortest is a single space. */
const reaching = 0.8;
const padded = 0.2;

const cellsBetweenSpaces = (line: string) => line.trim().split(/ {2,}/);

/** How the columns are set apart, where that is clear; else null. `cut`: the sample ends in half a line. */
export function detectSpaced(
  sample: string,
  lineEnd: LineEnd,
  cut: boolean,
): { starts: ColumnStarts } | null {
  const all = sample.split(lineEnd, sampleLines + 1);
  const whole = cut || all.length > sampleLines ? all.slice(0, -1) : all;
  const lines = whole.map((line) => line.trimEnd()).filter((line) => line !== '');
  if (lines.length < fewestLines || lines.some((line) => line.includes('\t'))) return null;
  const [cells, share] = usualWidth(lines.map(cellsBetweenSpaces));
  const clear = cells > 1 && share >= threshold;
  const starts = alignedColumns(lines.map((line) => [...line]));
  // Aligned columns can be empty in a row, or filled to the last character.
  if (starts && (!clear || starts.length === cells)) return { starts };
  return clear ? { starts: null } : null;
}

/**
 * The places that follow one that is blank in all lines; null where there are not two columns. Words of prose may be as
 * long in all lines, but then one space is between them in each; where columns are aligned, most cells are shorter than the
 * longest.
 */
function alignedColumns(lines: readonly (readonly string[])[]): number[] | null {
  const starts: number[] = [];
  const width = Math.max(...lines.map(({ length }) => length));
  const isBlank = (line: readonly string[], place: number) => (line[place] ?? ' ') === ' ';
  const share = (holds: (line: readonly string[]) => boolean) => lines.filter(holds).length / lines.length;
  let blank = Infinity;
  for (let place = 0; place < width; place++) {
    if (lines.every((line) => isBlank(line, place))) {
      blank++;
      continue;
    }
    const apart =
      blank > 1
        ? share(({ length }) => length > place) >= reaching
        : blank === 1 &&
          share((line) => !isBlank(line, place)) >= reaching &&
          share((line) => isBlank(line, place - 2)) >= padded;
    if (apart) starts.push(place);
    blank = 0;
  }
  return starts.length > 1 ? starts : null;
}

/** The cells of a line; null where a word stands across the border of two columns. */
function cellsAt(line: string, starts: readonly number[]): string[] | null {
  const characters = [...line.trimEnd()];
  if (starts.some((start) => start > 0 && (characters[start - 1] ?? ' ') !== ' ')) return null;
  return starts.map((start, i) =>
    characters
      .slice(start, starts[i + 1])
      .join('')
      .trim(),
  );
}

/** Cuts lines at the spaces between columns. */
export class SpacedReader {
  readonly #starts: ColumnStarts;
  readonly #lines: LineReader;

  constructor(starts: ColumnStarts, lineEnd: LineEnd, sink: RowSink, rejections: Rejections) {
    this.#starts = starts;
    const take = (text: string, line: number) => {
      const cells = starts ? cellsAt(text, starts) : cellsBetweenSpaces(text);
      if (cells) sink.add(cells, line, text);
      else rejections.add(line, message('data.row.acrossColumns'), text);
    };
    this.#lines = new LineReader(lineEnd, take, rejections);
  }

  push(text: string): void {
    this.#lines.push(text);
  }

  end(): void {
    this.#lines.end();
  }

  notes(): Message[] {
    return [
      this.#starts
        ? message('data.note.aligned', { columns: this.#starts.length })
        : message('data.note.spacesBetween'),
    ];
  }
}
