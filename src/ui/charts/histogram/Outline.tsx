/** The other model's distribution behind the bars: a line of steps for each group. */

import css from './Histogram.module.css';
import { type Area, type Group, type HistogramBar, xOf } from './types';

interface Props {
  readonly area: Area;
  readonly bars: readonly HistogramBar[];
  readonly top: number;
}

export function Outline({ area, bars, top }: Props) {
  const floor = area.y + area.height;
  const pathOf = (group: Group) =>
    bars
      .map((bar) => {
        const y = floor - (area.height * bar[group]) / top;
        return `L${xOf(area, bar.from)} ${y} L${xOf(area, bar.to)} ${y}`;
      })
      .join(' ');
  return (
    <g aria-hidden="true">
      {(['lower', 'upper'] as const).map((group) => (
        <path
          key={group}
          className={css.outline}
          data-group={group}
          d={`M${area.x} ${floor} ${pathOf(group)} L${area.x + area.width} ${floor}`}
        />
      ))}
    </g>
  );
}
