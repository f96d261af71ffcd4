/** A histogram of cosines between its ends: label 0 dashed, label 1 solid. Its numbers stand beside it. */

import type { Histogram } from '../../core/metrics/histogram/histogram';
import { rounded } from '../../messages/format';
import css from './SmallHistogram.module.css';

/** Pixels. */
const [width, height] = [200, 80];

type Bin = Histogram['bins'][number];
const tallest = ({ lower, upper }: Bin) => Math.max(lower.density, upper.density);

/** The highest density of either group. */
export const tallestOf = ({ bins }: Histogram): number => Math.max(...bins.map(tallest));

/** @param top the density at the upper edge, which histograms side by side share */
export function SmallHistogram({ of, top }: { readonly of: Histogram; readonly top: number }) {
  return (
    <>
      <svg className={css.plot} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Steps of={of} group="lower" top={top} color="var(--label-0)" dash="4 2" />
        <Steps of={of} group="upper" top={top} color="var(--label-1)" />
        <line x1="0" y1={height} x2={width} y2={height} stroke="var(--edge)" />
      </svg>
      <span className={css.ends} aria-hidden="true">
        <span>{rounded(of.bins[0]?.from ?? 0, 1)}</span>
        <span>{rounded(1, 1)}</span>
      </span>
    </>
  );
}

interface StepsProps {
  readonly of: Histogram;
  readonly group: 'lower' | 'upper';
  readonly top: number;
  readonly color: string;
  readonly dash?: string;
}

function Steps({ of: { bins }, group, top, color, dash }: StepsProps) {
  const each = width / bins.length;
  const line = bins.map(
    (bin, i) =>
      `V${(height * (1 - bin[group].density / (top || 1))).toFixed(1)}H${(each * (i + 1)).toFixed(1)}`,
  );
  return (
    <path
      d={`M0 ${height}${line.join('')}V${height}Z`}
      fill={color}
      fillOpacity={0.3}
      stroke={color}
      strokeWidth={1.5}
      strokeDasharray={dash}
      vectorEffect="non-scaling-stroke"
    />
  );
}
