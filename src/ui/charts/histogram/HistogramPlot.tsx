/** The distributions of the cosines of two groups over shared bins, and the threshold. */

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, usePlotArea, XAxis, YAxis } from 'recharts';
import { signed } from '../../../messages/format';
import { words } from '../../words';
import { axis, grid, roundedUp, ticksWithin, xAxisHeight, xTitle, yAxisWidth, yTitle } from '../axes';
import { Bars } from './Bars';
import { Outline } from './Outline';
import { Range } from './Range';
import { ThresholdLine } from './ThresholdLine';
import type { Chosen, Group, HistogramBar } from './types';

export interface Props {
  readonly bars: readonly HistogramBar[];
  /** The other model's, as lines behind them. */
  readonly behind: readonly HistogramBar[] | null;
  /** The highest bar of everything that can be switched to, so that switching moves no axis. */
  readonly highest: number;
  /** What the heights are: the title of their axis. */
  readonly heights: string;
  readonly names: Readonly<Record<Group, string>>;
  readonly threshold: number;
  /** What stands at the threshold's head, the same in words, and with four decimals. */
  readonly head: string;
  readonly spoken: string;
  readonly exactly: string;
  readonly onMove: (threshold: number) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

export function HistogramPlot(props: Props) {
  const { bars, highest, heights } = props;
  const [first, last] = edgesOf(bars);
  const top = roundedUp(highest);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        margin={margin}
        accessibilityLayer={false}
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
          includeHidden
          domain={[0, top]}
          ticks={ticksWithin(0, top, 3)}
        />
        {/* An axis has ticks only where a series is on it; the bars are drawn below. */}
        <Bar dataKey="lower" hide isAnimationActive={false} />
        <Drawing {...props} top={top} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function Drawing({
  bars,
  behind,
  top,
  names,
  threshold,
  head,
  spoken,
  exactly,
  onMove,
  onChoose,
}: Props & { readonly top: number }) {
  const plot = usePlotArea();
  if (!plot) return null;
  const [from, to] = edgesOf(bars);
  const area = { ...plot, from, to };
  return (
    <>
      <Range area={area} onChoose={onChoose}>
        {behind ? <Outline area={area} bars={behind} top={top} /> : null}
        <Bars area={area} bars={bars} top={top} names={names} onChoose={onChoose} />
      </Range>
      <ThresholdLine
        area={area}
        value={threshold}
        head={head}
        spoken={spoken}
        exactly={exactly}
        onMove={onMove}
      />
    </>
  );
}

const edgesOf = (bars: readonly HistogramBar[]): [from: number, to: number] => [
  bars[0]?.from ?? 0,
  bars.at(-1)?.to ?? 1,
];

/** Room for the threshold's head above the plot. */
const margin = { top: 24, right: 14, bottom: 4, left: 0 } as const;
const cosineTitle = xTitle(words.charts.cosineAxis);

/** "−0.25", "0.5": ticks may stand at quarters. */
const tickText = (value: number) => signed(Number(value.toFixed(2)));
