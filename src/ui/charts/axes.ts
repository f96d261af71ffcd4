/** What the axes of all charts have in common; constants, so that Recharts sees the same objects at every update. */

export const axis = {
  stroke: 'var(--edge)',
  tick: { fill: 'var(--muted)' },
  tickLine: false,
} as const;

export const grid = { stroke: 'var(--line)', vertical: false } as const;

export const margin = { top: 6, right: 14, bottom: 4, left: 0 } as const;

/** Room for the ticks and the title of an axis, in pixels. */
export const xAxisHeight = 40;
export const yAxisWidth = 64;

/** The title below a horizontal axis. */
export const xTitle = (value: string) =>
  ({ value, position: 'insideBottom', offset: 2, fill: 'var(--muted)' }) as const;

/** The title along a vertical axis, upwards. */
export const yTitle = (value: string) =>
  ({
    value,
    angle: -90,
    position: 'insideLeft',
    offset: 12,
    fill: 'var(--muted)',
    style: { textAnchor: 'middle' },
  }) as const;

export const tooltip = {
  isAnimationActive: false,
  contentStyle: {
    background: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: 8,
    color: 'var(--ink)',
  },
} as const;

/** The multiples of a round step within [from, to]: about `parts` of them, never at odd distances. */
export function ticksWithin(from: number, to: number, parts = 5): number[] {
  const step = roundedUp((to - from) / parts);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** The first of 1, 2, 2.5, 5, 10, 20, … (times a power of ten) that is no less than `value`: an axis grows in few steps. */
export function roundedUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((n) => n * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}
