/** A score by the size of the model, on a logarithmic axis: a dot with its name and its interval for each. */

import {
  CartesianGrid,
  ErrorBar,
  LabelList,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { hundredths, numberText } from '../../messages/format';
import { words } from '../words';
import { axis, grid, margin, ticksWithin, tooltip, xAxisHeight, xTitle, yAxisWidth, yTitle } from './axes';

export interface SizePoint {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface Props {
  readonly points: readonly SizePoint[];
  readonly metric: string;
}

const megabyte = 1e6;

export function SizePlot({ points, metric }: Props) {
  const sizes = points.map(({ size }) => size / megabyte);
  const [least, most] = [Math.min(...sizes) / 2, Math.max(...sizes) * 2];
  const data = points.map(({ name, size, value, interval }) => {
    const isRight = (size / megabyte) ** 2 > least * most;
    return {
      size: size / megabyte,
      value,
      // The name stands on the side that has more room.
      nameRight: isRight ? '' : shortName(name),
      nameLeft: isRight ? shortName(name) : '',
      around: interval ? [value - interval.low, interval.high - value] : [0, 0],
    };
  });
  const low = Math.floor(Math.min(...points.map(({ value, interval }) => interval?.low ?? value)) * 10) / 10;
  const high = Math.ceil(Math.max(...points.map(({ value, interval }) => interval?.high ?? value)) * 10) / 10;
  const top = high > low ? high : low + 0.1;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart
        margin={margin}
        title={words.baseModels.scatter(metric)}
        desc={words.baseModels.scatterGood}
      >
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          height={xAxisHeight}
          label={sizeTitle}
          dataKey="size"
          name={words.baseModels.megabytes}
          type="number"
          scale="log"
          domain={[least, most]}
          ticks={roundTicks(least, most)}
          tickFormatter={numberText}
        />
        <YAxis
          {...axis}
          width={yAxisWidth}
          label={yTitle(metric)}
          dataKey="value"
          name={metric}
          type="number"
          domain={[low, top]}
          ticks={ticksWithin(low, top, 4)}
          tickFormatter={hundredths}
        />
        <Tooltip {...tooltip} formatter={formatted} labelFormatter={none} />
        <Scatter data={data} fill="var(--accent)" isAnimationActive={false}>
          <ErrorBar dataKey="around" direction="y" stroke="var(--edge)" width={6} isAnimationActive={false} />
          <LabelList dataKey="nameRight" position="right" fill="var(--ink)" offset={10} />
          <LabelList dataKey="nameLeft" position="left" fill="var(--ink)" offset={10} />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  );
}

const sizeTitle = xTitle(words.baseModels.megabytes);
const none = () => null;
const formatted = (value: unknown) =>
  typeof value === 'number' ? numberText(Number(value.toPrecision(4))) : '–';

/** Of "organisation/name" the name. */
const shortName = (name: string) => name.split('/').at(-1) ?? name;

/** 1, 2, 5, 10, 20, … within the limits. */
function roundTicks(from: number, to: number): number[] {
  const powers = Array.from({ length: 12 }, (_, i) => 10 ** (i - 4));
  return powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((tick) => tick >= from && tick <= to);
}
