/** What reading a label column gives, whatever the values are. */

import type { LabelScheme } from './types';

export interface LabelReading {
  readonly scheme: LabelScheme;
  /** How the labels were read, where that is not plain; sentences for the person. */
  readonly note: string | null;
  /** False where nothing in two words says which of them means "similar". */
  readonly certain: boolean;
  /** For each trimmed cell its label in [0, 1], or the reason (without the row) for which it has none. */
  readonly values: ReadonlyMap<string, number | string>;
}

/** How often each distinct trimmed cell of the column occurs. */
export type CellCounts = ReadonlyMap<string, number>;

/** Few enough to reject one by one: under 5 %, or up to `least` where these are under a quarter. */
export function isFew(off: number, all: number, least: number): boolean {
  return off < 0.05 * all || (off <= least && off < all / 4);
}

export function unusable(reason: string): LabelReading {
  return { scheme: { kind: 'unusable', reason }, note: null, certain: true, values: new Map() };
}

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
