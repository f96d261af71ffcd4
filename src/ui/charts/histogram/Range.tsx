/** The plot's area: dragging across it chooses all pairs whose cosines lie in that range. */

import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import css from './Histogram.module.css';
import { type Area, type Chosen, cosineAt, xOf } from './types';

interface Props {
  readonly area: Area;
  readonly onChoose: (chosen: Chosen) => void;
  readonly children: ReactNode;
}

/** A pointer that moves less, in pixels, clicks. */
const leastDrag = 6;

export function Range({ area, onChoose, children }: Props) {
  const start = useRef<{ readonly clientX: number; readonly cosine: number } | null>(null);
  const [range, setRange] = useState<readonly [from: number, to: number] | null>(null);
  const end = () => {
    start.current = null;
    setRange(null);
  };
  const drag = (event: PointerEvent<SVGGElement>) => {
    const from = start.current;
    if (!from || (!range && Math.abs(event.clientX - from.clientX) < leastDrag)) return;
    // From here on it is no click of a bar.
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = cosineAt(area, event);
    setRange([Math.min(from.cosine, at), Math.max(from.cosine, at)]);
  };
  const left = range && xOf(area, range[0]);
  return (
    <g
      className={css.range}
      onPointerDown={(event) => {
        if (event.button === 0) start.current = { clientX: event.clientX, cosine: cosineAt(area, event) };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        if (range && range[1] > range[0]) {
          onChoose({
            group: null,
            from: range[0] <= area.from ? null : range[0],
            below: range[1] >= Math.min(1, area.to) ? null : range[1],
          });
        }
        end();
      }}
      onPointerCancel={end}
    >
      <rect className={css.reach} x={area.x} y={area.y} width={area.width} height={area.height} />
      {range && left !== null ? (
        <rect
          className={css.brush}
          x={left}
          y={area.y}
          width={xOf(area, range[1]) - left}
          height={area.height}
        />
      ) : null}
      {children}
    </g>
  );
}
