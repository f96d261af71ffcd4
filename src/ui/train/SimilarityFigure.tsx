/** The histogram of cosines, before and after, split at a threshold that the person moves. */

import { useMemo, useState } from 'react';
import type { Histogram } from '../../core/metrics/histogram';
import { atThreshold } from '../../core/metrics/threshold';
import { emptyHistory } from '../../core/run/history';
import { count, signed } from '../../messages/format';
import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { baseOf, latestOf, sharedHistograms } from '../../state/series';
import { ChartFigure } from '../charts/ChartFigure';
import { HistogramPlot } from '../charts/lazyPlots';
import { distributionsDrawing } from '../parts/drawings';
import { Guide } from '../parts/Guide';
import { Slider } from '../parts/fields/Slider';
import { Switch } from '../parts/fields/Switch';
import { words } from '../words';
import { noEvaluationWords } from './runWords';
import css from './TrainingView.module.css';

const moments = [
  { value: 'before', label: words.charts.before },
  { value: 'after', label: words.charts.after },
] as const;
const scales = [
  { value: 'density', label: words.charts.density },
  { value: 'count', label: words.charts.counts },
] as const;
const heights = { density: words.charts.density, count: words.charts.countsAxis } as const;
const { histogramHeads } = words.charts;
const heads = [histogramHeads.from, histogramHeads.lower, histogramHeads.upper];
type Scale = (typeof scales)[number]['value'];

export function SimilarityFigure() {
  const run = useApp(shownRun);
  const history = run.kind === 'none' ? emptyHistory : run.history;
  const empty = noEvaluationWords(run);
  const [moment, setMoment] = useState<'before' | 'after'>('after');
  const [scale, setScale] = useState<Scale>('density');
  const [moved, setMoved] = useState<number | null>(null);
  const [split, setSplit] = useState(0.5);

  const before = baseOf(history);
  const after = latestOf(history);
  const histograms = useMemo(
    () => before && after && sharedHistograms(before, after, split),
    [before, after, split],
  );
  const shown = moment === 'before' ? before : after;
  const graded = shown !== null && shown.labels.some((label) => label !== 0 && label !== 1);
  // As it is until it is moved: rounded it would give other numbers than the table's best F1.
  const threshold = moved ?? after?.metrics.binary?.f1Threshold ?? 0.5;
  const quality = shown && atThreshold(shown.cosines, shown.labels, threshold, split);
  const chosen = histograms?.[moment];
  const bars = useMemo(() => (chosen ? barsOf(chosen, scale) : []), [chosen, scale]);
  const highest = useMemo(
    () =>
      histograms
        ? Math.max(...[histograms.before, histograms.after].flatMap((one) => barsOf(one, scale)).map(tallest))
        : 1,
    [histograms, scale],
  );
  return (
    <ChartFigure
      title={words.charts.histogram}
      good={words.charts.histogramGood}
      guide={<Guide words={words.guide.histogram} drawing={distributionsDrawing} />}
      says={quality && words.charts.atThreshold(threshold, quality, 2)}
      exactly={quality && words.charts.atThreshold(threshold, quality, 4)}
      keys={[
        {
          label: words.charts.lower(graded ? split : null, chosen?.lowerCount ?? 0),
          color: 'var(--label-0)',
          mark: 'dashed-fill',
        },
        {
          label: words.charts.upper(graded ? split : null, chosen?.upperCount ?? 0),
          color: 'var(--label-1)',
          mark: 'fill',
        },
      ]}
      table={{ heads, rows: () => (chosen ? rowsOf(chosen) : []) }}
      empty={empty}
      plot={
        chosen ? (
          <HistogramPlot bars={bars} highest={highest} threshold={threshold} heights={heights[scale]} />
        ) : null
      }
    >
      <div className={css.controls}>
        {chosen ? (
          <>
            <Switch label={words.charts.when} value={moment} options={moments} onChange={setMoment} />
            <Switch label={words.charts.scale} value={scale} options={scales} onChange={setScale} />
            <Slider
              label={words.charts.threshold}
              value={threshold}
              min={-1}
              max={1}
              help={words.charts.thresholdHelp}
              onChange={setMoved}
            />
            {graded ? (
              <Slider
                label={words.charts.split}
                value={split}
                min={0.05}
                max={1}
                help={words.charts.splitHelp}
                onChange={setSplit}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </ChartFigure>
  );
}

/** Every bin's lower edge, and the last one's upper edge to close the steps. */
function barsOf({ bins }: Histogram, scale: Scale) {
  const bars = bins.map(({ from, lower, upper }) => ({ from, zero: lower[scale], other: upper[scale] }));
  const last = bars.at(-1);
  return last ? [...bars, { ...last, from: round(last.from + 0.1) }] : bars;
}

const rowsOf = ({ bins }: Histogram) =>
  bins.map(({ from, lower, upper }) => [signed(round(from)), count(lower.count), count(upper.count)]);

const tallest = ({ zero, other }: { readonly zero: number; readonly other: number }) => Math.max(zero, other);
const round = (value: number) => Math.round(value * 100) / 100;
