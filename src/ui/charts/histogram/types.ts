/** What the parts of the histogram have in common. */

export type Group = 'lower' | 'upper';

export interface HistogramBar {
  /** The cosines at its edges. */
  readonly from: number;
  readonly to: number;
  /** The heights. */
  readonly lower: number;
  readonly upper: number;
  readonly lowerCount: number;
  readonly upperCount: number;
}

/** Pairs that are chosen on the plot: of one group or of all, from a cosine to before another. */
export interface Chosen {
  readonly group: Group | null;
  /** Null: no limit. */
  readonly from: number | null;
  readonly below: number | null;
}

/** The plot's area, and the cosines at its left and right edge. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
}

export const xOf = ({ x, width, from, to }: Area, cosine: number): number =>
  x + (width * (cosine - from)) / (to - from);

/** The cosine under the pointer, to a hundredth, within the axis. */
export function cosineAt(
  area: Area,
  { clientX, currentTarget }: { readonly clientX: number; readonly currentTarget: SVGGraphicsElement },
): number {
  const left = currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
  const cosine = area.from + ((clientX - left - area.x) / area.width) * (area.to - area.from);
  return within(area, Math.round(100 * cosine) / 100);
}

export const within = ({ from, to }: Pick<Area, 'from' | 'to'>, cosine: number): number =>
  Math.min(to, Math.max(from, cosine));

/** A bar's pairs: the outermost bins have what lies beyond them too. */
export function chosenOf(bars: readonly HistogramBar[], index: number, group: Group): Chosen {
  const bar = bars[index];
  return {
    group,
    from: index === 0 ? null : (bar?.from ?? null),
    below: index === bars.length - 1 ? null : (bar?.to ?? null),
  };
}
