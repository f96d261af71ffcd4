/** The distributions of the cosines of two groups: two translucent step areas over shared bins, and the threshold. */

import {
  Area,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { signed } from '../../messages/format';
import { words } from '../words';
import { axis, grid, margin, roundedUp, ticksWithin, xAxisHeight, xTitle, yAxisWidth, yTitle } from './axes';

/** One bin from its lower edge `from`; heights of both groups. The last one only closes the steps. */
export interface HistogramBar {
  readonly from: number;
  readonly zero: number;
  readonly other: number;
}

export interface Props {
  readonly bars: readonly HistogramBar[];
  /** The highest bar of everything that can be switched to, so that switching moves no axis. */
  readonly highest: number;
  readonly threshold: number;
  /** What the heights are: the title of their axis. */
  readonly heights: string;
}

export function HistogramPlot({ bars, highest, threshold, heights }: Props) {
  const first = bars[0]?.from ?? 0;
  const last = bars.at(-1)?.from ?? 1;
  const top = roundedUp(highest);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={bars}
        margin={margin}
        title={words.charts.histogram}
        desc={words.charts.histogramDescription}
      >
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          height={xAxisHeight}
          label={cosineTitle}
          dataKey="from"
          type="number"
          domain={[first, last]}
          ticks={ticksWithin(first, last, 6)}
          tickFormatter={tickText}
        />
        <YAxis
          {...axis}
          width={yAxisWidth}
          label={yTitle(heights)}
          domain={[0, top]}
          ticks={ticksWithin(0, top)}
        />
        <Area
          dataKey="zero"
          type="stepAfter"
          stroke="var(--label-0)"
          strokeWidth={2}
          strokeDasharray="5 3"
          fill="var(--label-0)"
          fillOpacity={0.35}
          isAnimationActive={false}
        />
        <Area
          dataKey="other"
          type="stepAfter"
          stroke="var(--label-1)"
          strokeWidth={2}
          fill="var(--label-1)"
          fillOpacity={0.35}
          isAnimationActive={false}
        />
        <ReferenceLine x={threshold} stroke="var(--ink)" strokeWidth={1.5} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const cosineTitle = xTitle(words.charts.cosineAxis);

/** "−0.25", "0.5": ticks may stand at quarters. */
const tickText = (value: number) => signed(Number(value.toFixed(2)));
