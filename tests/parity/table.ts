/** The table of `npm run parity`: a row for everything that is compared, and whether it is within its tolerance. */

import { passes, type Check } from './check';

export interface Row extends Check {
  /** How many cases stand behind it; the one that is nearest to its tolerance is shown. */
  readonly cases: number;
  /** What Python says and what we say, where each says one number. */
  readonly theirs?: number;
  readonly ours?: number;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Markdown, with columns of one width so that it reads well in a terminal, too. */
export function tableOf(sections: readonly Section[]): string {
  return sections.map(({ title, rows }) => `## ${title}\n\n${markdown(rows)}\n`).join('\n');
}

const head = ['what', 'cases', 'sentence-transformers', 'Semblance', 'difference', 'tolerance', ''];

function markdown(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, i) => Math.max(3, ...lines.map((line) => line[i]?.length ?? 0)));
  const line = (values: readonly string[]) =>
    `| ${values.map((value, i) => value.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = lines;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

function cells(row: Row): string[] {
  const { what, cases, theirs, ours, difference, tolerance } = row;
  const value = (x: number | undefined) => (x === undefined ? '' : x.toFixed(4));
  return [
    what,
    String(cases),
    value(theirs),
    value(ours),
    small(difference),
    small(tolerance),
    passes(row) ? 'ok' : 'OUTSIDE',
  ];
}

const small = (x: number) => (x === 0 ? '0' : x >= 0.01 ? x.toFixed(2) : x.toExponential(1));
