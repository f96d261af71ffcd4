/** How the curves of other runs look beside that of the shown run: thin, each of its own colour and dashes. */

import { score } from '../../messages/format';
import type { Cell } from '../parts/DataTable';

/** The curve of another run. Its points are the same object as long as they are the same. */
export interface OverlayLine {
  /** Of the run. */
  readonly label: string;
  /** In ascending order of x; a y of null is a gap. */
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
}

/** Colours that all can tell apart, by Okabe and Ito, and dashes for those who see none. */
const looks = [
  { color: 'var(--overlay-1)', dash: '7 3' },
  { color: 'var(--overlay-2)', dash: '2 2.5' },
  { color: 'var(--overlay-3)', dash: '11 3 2 3' },
  { color: 'var(--overlay-4)', dash: '16 4' },
  { color: 'var(--overlay-5)', dash: '5 2 1 2 1 2' },
] as const;

export const overlayLook = (index: number) => looks[index % looks.length] ?? looks[0];

/** The legend's entries of overlaid runs. */
export const overlayKeys = (labels: readonly string[]) =>
  labels.map((label, i) => ({ label, mark: 'overlay', ...overlayLook(i) }) as const);

/** The largest x of all lines, and the ends of their y; Infinity where there are none. */
export function extentOf(lines: readonly OverlayLine[]) {
  let [last, low, high] = [-Infinity, Infinity, -Infinity];
  for (const { points } of lines) {
    last = Math.max(last, points.at(-1)?.x ?? -Infinity);
    for (const { y } of points) {
      if (y === null) continue;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return { last, low, high };
}

/**
 * The rows of a chart's table: its own values by x, and beside them the value of each overlaid run at the same x.
 * @param shown a value on the page; on hover it has four decimals
 */
export function withOverlays(
  own: readonly { readonly x: number; readonly values: readonly (number | null)[] }[],
  lines: readonly OverlayLine[],
  shown: (value: number | null) => string,
): Cell[][] {
  const cell = (value: number | null): Cell => ({ text: shown(value), exactly: score(value) });
  const byX = new Map(own.map(({ x, values }) => [x, values.map(cell)]));
  const overlaid = lines.map(({ points }) => new Map(points.map(({ x, y }) => [x, cell(y)])));
  const all = new Set([...byX.keys(), ...overlaid.flatMap((line) => [...line.keys()])]);
  const width = own[0]?.values.length ?? 0;
  return [...all]
    .sort((a, b) => a - b)
    .map((x) => [
      String(x),
      ...(byX.get(x) ?? Array.from({ length: width }, () => '')),
      ...overlaid.map((line) => line.get(x) ?? ''),
    ]);
}
