/** The threshold as a line that is dragged or moved by keys, on the scale of the axis; its precision, recall and F1 at its head. */

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { words } from '../../words';
import css from './Histogram.module.css';
import { type Area, cosineAt, within, xOf } from './types';

interface Props {
  readonly area: Area;
  readonly value: number;
  /** What stands at its head. */
  readonly head: string;
  /** The same in words, and with four decimals. */
  readonly spoken: string;
  readonly exactly: string;
  readonly onMove: (value: number) => void;
}

/** The width that takes the pointer, in pixels. */
const grip = 24;

export function ThresholdLine({ area, value, head, spoken, exactly, onMove }: Props) {
  const dragging = useRef(false);
  const x = xOf(area, within(area, value));
  const share = (x - area.x) / area.width;
  const move = (event: PointerEvent<SVGGElement>) => onMove(cosineAt(area, event));
  const press = (event: KeyboardEvent) => {
    const to = moved(area, value, event.key);
    if (to === null) return;
    event.preventDefault();
    onMove(to);
  };
  return (
    <g
      /* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input is no line on a plot */
      role="slider"
      aria-label={words.charts.threshold}
      aria-valuemin={area.from}
      aria-valuemax={area.to}
      aria-valuenow={value}
      aria-valuetext={spoken}
      tabIndex={0}
      className={css.threshold}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // The plot around it would begin a range.
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        dragging.current = true;
      }}
      onPointerMove={(event) => {
        if (dragging.current) move(event);
      }}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
    >
      <title>{exactly}</title>
      <rect className={css.reach} x={x - grip / 2} y={area.y - 20} width={grip} height={area.height + 20} />
      <line className={css.line} x1={x} x2={x} y1={area.y - 4} y2={area.y + area.height} />
      <circle className={css.knob} cx={x} cy={area.y + area.height} r={6} />
      <text
        className={css.head}
        x={x}
        y={area.y - 8}
        textAnchor={share < 0.25 ? 'start' : share > 0.75 ? 'end' : 'middle'}
      >
        {head}
      </text>
    </g>
  );
}

/** By a hundredth, by a tenth with Page Up and Page Down, to the ends of the axis with Home and End; null for other keys. */
function moved(area: Area, value: number, key: string): number | null {
  if (key === 'Home') return area.from;
  if (key === 'End') return area.to;
  const by = steps[key];
  if (by === undefined) return null;
  // From between two hundredths to the next one in that direction.
  const from = by > 0 ? Math.floor(100 * value + 1e-6) : Math.ceil(100 * value - 1e-6);
  return within(area, (from + by) / 100);
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};
