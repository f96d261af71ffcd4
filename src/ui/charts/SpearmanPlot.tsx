/** Spearman by evaluation: dots and straight segments, the base model as a dashed line, the best one ringed. */

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { hundredths, score } from '../../messages/format';
import { words } from '../words';
import { axis, grid, margin, ticksWithin, tooltip, xAxisHeight, xTitle, yAxisWidth, yTitle } from './axes';

export interface SpearmanPoint {
  readonly step: number;
  readonly spearman: number | null;
}

export interface Props {
  readonly points: readonly SpearmanPoint[];
  readonly steps: number;
  readonly base: number | null;
  readonly best: SpearmanPoint | null;
}

export function SpearmanPlot({ points, steps, base, best }: Props) {
  const values = points.flatMap(({ spearman }) => (spearman === null ? [] : [spearman]));
  // Tenths, so that the axis moves seldom; a whole tenth of room on both sides of a single value.
  const low = Math.floor(Math.min(...values, base ?? 1) * 10 - 0.2) / 10;
  const high = Math.min(1, Math.ceil(Math.max(...values, base ?? -1) * 10 + 0.2) / 10);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={points}
        margin={margin}
        title={words.charts.spearman}
        desc={words.charts.spearmanDescription}
      >
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          height={xAxisHeight}
          label={stepTitle}
          dataKey="step"
          type="number"
          domain={[0, Math.max(1, steps)]}
          ticks={ticksWithin(0, Math.max(1, steps), 6)}
        />
        <YAxis
          {...axis}
          width={yAxisWidth}
          label={valueTitle}
          domain={[low, high]}
          ticks={ticksWithin(low, high, 3)}
          tickFormatter={hundredths}
        />
        <Tooltip {...tooltip} formatter={formatted} labelFormatter={stepLabel} />
        {base === null ? null : (
          <ReferenceLine y={base} stroke="var(--base-model)" strokeDasharray="5 4" strokeWidth={1.5} />
        )}
        <Line
          dataKey="spearman"
          name={words.charts.spearman}
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={dot}
          isAnimationActive={false}
        />
        {best === null || best.spearman === null ? null : (
          <ReferenceDot
            x={best.step}
            y={best.spearman}
            r={7.5}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={1.5}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}

const dot = { r: 3.5, fill: 'var(--accent)', strokeWidth: 0 } as const;
const formatted = (value: unknown) => (typeof value === 'number' ? score(value) : '–');
const stepLabel = (step: unknown) => (typeof step === 'number' ? words.charts.atStep(step) : null);
const stepTitle = xTitle(words.charts.step);
const valueTitle = yTitle(words.charts.spearman);
