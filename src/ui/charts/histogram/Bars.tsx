/** The bars of both groups side by side in their bins. Each is a button; the arrow keys go from one to the next. */

import { type KeyboardEvent, useRef, useState } from 'react';
import { words } from '../../words';
import css from './Histogram.module.css';
import { type Area, type Chosen, chosenOf, type Group, type HistogramBar, xOf } from './types';

interface Props {
  readonly area: Area;
  readonly bars: readonly HistogramBar[];
  /** The height of the plot, in the bars' unit. */
  readonly top: number;
  readonly names: Readonly<Record<Group, string>>;
  readonly onChoose: (chosen: Chosen) => void;
}

interface Place {
  readonly index: number;
  readonly group: Group;
}

/** A low bar is as easy to hit as one of this height, in pixels. */
const reach = 24;

export function Bars({ area, bars, top, names, onChoose }: Props) {
  const [last, setLast] = useState<Place | null>(null);
  const buttons = useRef(new Map<string, SVGGElement>());
  const places = bars.flatMap((bar, index) =>
    (['lower', 'upper'] as const).flatMap((group): Place[] =>
      bar[countOf[group]] > 0 ? [{ index, group }] : [],
    ),
  );
  // The bar that had the focus may be empty after another evaluation.
  const current = places.find((place) => last !== null && keyOf(place) === keyOf(last)) ?? places[0];

  const press = (event: KeyboardEvent, place: Place) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(chosenOf(bars, place.index, place.group));
      return;
    }
    const to = neighbour(places, place, event.key);
    if (!to) return;
    event.preventDefault();
    setLast(to);
    buttons.current.get(keyOf(to))?.focus();
  };

  return (
    <g>
      {places.map((place) => {
        const { index, group } = place;
        const bar = bars[index];
        if (!bar) return null;
        const key = keyOf(place);
        const [left, right] = [xOf(area, bar.from), xOf(area, bar.to)];
        const half = (right - left) / 2;
        const x = group === 'lower' ? left : left + half;
        const height = (area.height * bar[group]) / top;
        const hit = Math.max(height, Math.min(reach, area.height));
        const label = words.charts.bar(names[group], bar.from, bar.to, bar[countOf[group]]);
        return (
          <g
            key={key}
            ref={(element) => {
              if (element) buttons.current.set(key, element);
              else buttons.current.delete(key);
            }}
            /* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no buttons */
            role="button"
            aria-label={label}
            tabIndex={place === current ? 0 : -1}
            className={css.bar}
            data-group={group}
            onFocus={() => setLast(place)}
            onClick={() => onChoose(chosenOf(bars, index, group))}
            onKeyDown={(event) => press(event, place)}
          >
            <title>{label}</title>
            <rect className={css.reach} x={x} y={area.y + area.height - hit} width={half} height={hit} />
            <rect
              className={css.body}
              x={x + 0.5}
              y={area.y + area.height - height}
              width={Math.max(1, half - 1)}
              height={height}
            />
          </g>
        );
      })}
    </g>
  );
}

const countOf = { lower: 'lowerCount', upper: 'upperCount' } as const;
const keyOf = ({ index, group }: Place) => `${group} ${index}`;

/** Left and right within a group, up and down to the other group's nearest bar, Home and End to the ends. */
function neighbour(places: readonly Place[], { index, group }: Place, key: string): Place | undefined {
  const own = places.filter((place) => place.group === group);
  const at = own.findIndex((place) => place.index === index);
  switch (key) {
    case 'ArrowLeft':
      return own[at - 1];
    case 'ArrowRight':
      return own[at + 1];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowUp':
    case 'ArrowDown': {
      const distance = (place: Place) => Math.abs(place.index - index);
      return places
        .filter((place) => place.group !== group)
        .reduce<Place | undefined>(
          (near, place) => (near && distance(near) <= distance(place) ? near : place),
          undefined,
        );
    }
    default:
      return undefined;
  }
}
