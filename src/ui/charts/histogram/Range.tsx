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

interface Drag {
  readonly clientX: number;
  readonly from: number;
  /** Null until the pointer has moved far enough. */
  to: number | null;
}

export function Range({ area, onChoose, children }: Props) {
  // Kept beside the state: the pointer may be released before the last move is drawn.
  const drag = useRef<Drag | null>(null);
  const [range, setRange] = useState<readonly [from: number, to: number] | null>(null);
  const move = (event: PointerEvent<SVGGElement>) => {
    const { current } = drag;
    if (!current) return;
    if (current.to === null) {
      if (Math.abs(event.clientX - current.clientX) < leastDrag) return;
      // From here on it is no click of a bar.
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    current.to = cosineAt(area, event);
    setRange(ordered(current.from, current.to));
  };
  const end = () => {
    drag.current = null;
    setRange(null);
  };
  const choose = () => {
    const { current } = drag;
    end();
    if (!current || current.to === null || current.to === current.from) return;
    const [from, below] = ordered(current.from, current.to);
    onChoose({
      group: null,
      from: from <= area.from ? null : from,
      below: below >= Math.min(1, area.to) ? null : below,
    });
  };
  const left = range && xOf(area, range[0]);
  return (
    <g
      className={css.range}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        drag.current = { clientX: event.clientX, from: cosineAt(area, event), to: null };
      }}
      onPointerMove={move}
      onPointerUp={choose}
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

const ordered = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const;
