/** Training loss by step: each step thin and pale, the smoothed line on top; a loss that is not a number breaks both. */

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { score } from '../../messages/format';
import { words } from '../words';
import {
  axis,
  grid,
  margin,
  roundedUp,
  ticksWithin,
  tooltip,
  xAxisHeight,
  xTitle,
  yAxisWidth,
  yTitle,
} from './axes';

export interface LossPoint {
  readonly step: number;
  /** Null where it is not a number. */
  readonly raw: number | null;
  readonly smoothed: number | null;
}

export interface Props {
  readonly points: readonly LossPoint[];
  readonly steps: number;
  readonly stepsPerEpoch: number;
}

export function LossPlot({ points, steps, stepsPerEpoch }: Props) {
  const top = roundedUp(points.reduce((most, { raw }) => Math.max(most, raw ?? 0), 0));
  const epochs = Array.from(
    { length: Math.min(20, Math.ceil(steps / stepsPerEpoch) - 1) },
    (_, i) => (i + 1) * stepsPerEpoch,
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={margin} title={words.charts.loss} desc={words.charts.lossDescription}>
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          height={xAxisHeight}
          label={stepTitle}
          dataKey="step"
          type="number"
          domain={[0, steps]}
          allowDataOverflow
          ticks={ticksWithin(0, steps, 6)}
        />
        <YAxis
          {...axis}
          width={yAxisWidth}
          label={valueTitle}
          domain={[0, top]}
          ticks={ticksWithin(0, top, 3)}
        />
        {epochs.map((step) => (
          <ReferenceLine key={step} x={step} stroke="var(--line)" />
        ))}
        <Tooltip {...tooltip} formatter={formatted} labelFormatter={stepLabel} />
        <Line
          dataKey="raw"
          name={words.charts.raw}
          stroke="var(--accent)"
          strokeOpacity={0.35}
          strokeWidth={1}
          dot={false}
          isAnimationActive={false}
          connectNulls={false}
        />
        <Line
          dataKey="smoothed"
          name={words.charts.smoothedName}
          stroke="var(--accent)"
          strokeWidth={2.5}
          dot={false}
          isAnimationActive={false}
          connectNulls={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

const formatted = (value: unknown) => (typeof value === 'number' ? score(value) : '–');
const stepLabel = (step: unknown) => (typeof step === 'number' ? words.charts.atStep(step) : null);
const stepTitle = xTitle(words.charts.step);
const valueTitle = yTitle(words.charts.lossAxis);
