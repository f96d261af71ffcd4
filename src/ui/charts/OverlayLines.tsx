/** The curves of other runs in a chart, each one path: they are drawn again only where the chart's scales change. */

import { memo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import { overlayLook, type OverlayLine } from './overlays';

type Scale = NonNullable<ReturnType<typeof useXAxisScale>>;

/** Stands within a chart. */
export const OverlayLines = memo(function OverlayLines({
  lines,
}: {
  readonly lines: readonly OverlayLine[];
}) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (!x || !y) return null;
  return (
    <g fill="none" strokeWidth={1.5} strokeOpacity={0.9} pointerEvents="none">
      {lines.map(({ label, points }, i) => {
        const { color, dash } = overlayLook(i);
        return (
          <path
            key={label}
            d={pathOf(points, x, y)}
            stroke={color}
            strokeDasharray={dash}
            data-overlay={label}
          />
        );
      })}
    </g>
  );
});

function pathOf(points: OverlayLine['points'], x: Scale, y: Scale): string {
  let [path, pen] = ['', 'M'];
  for (const point of points) {
    const [left, top] = [x(point.x), point.y === null ? undefined : y(point.y)];
    if (left === undefined || top === undefined) {
      pen = 'M';
      continue;
    }
    path += `${pen}${left.toFixed(1)} ${top.toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
