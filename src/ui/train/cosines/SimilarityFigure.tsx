/** The histogram of cosines, of the base model and now, split at a threshold that the person moves. */

import { useCallback, useMemo, useState } from 'react';
import type { BinRule } from '../../../core/metrics/histogram/bins';
import type { Histogram } from '../../../core/metrics/histogram/histogram';
import { count, hundredths } from '../../../messages/format';
import { useApp } from '../../../state/react';
import { shownRun } from '../../../state/runs';
import { ChartFigure } from '../../charts/ChartFigure';
import type { Chosen } from '../../charts/histogram/types';
import { HistogramPlot } from '../../charts/lazyPlots';
import { distributionsDrawing } from '../../parts/drawings';
import { Switch } from '../../parts/fields/Switch';
import { Guide } from '../../parts/Guide';
import { words } from '../../words';
import { noEvaluationWords } from '../runWords';
import css from './Cosines.module.css';
import { ThresholdBox } from './ThresholdBox';
import { type Moment, type Scale, useCosines } from './useCosines';

const { charts } = words;
const moments = [
  { value: 'base', label: charts.moments.base },
  { value: 'now', label: charts.moments.now },
  { value: 'both', label: charts.moments.both },
] as const;
const scales = [
  { value: 'density', label: charts.density },
  { value: 'count', label: charts.counts },
] as const;
const rules = [
  { value: 'rows', label: charts.bins.rows },
  { value: 'tenths', label: charts.bins.tenths },
] as const;
const heights = { density: charts.density, count: charts.countsAxis } as const;
const { histogramHeads } = charts;
const heads = [histogramHeads.from, histogramHeads.to, histogramHeads.lower, histogramHeads.upper];

interface Props {
  /** Whether there is room to set a wanted precision. */
  readonly goal?: boolean;
}

export function SimilarityFigure({ goal = false }: Props) {
  const empty = useApp((state) => noEvaluationWords(shownRun(state)));
  const setThreshold = useApp((state) => state.setThreshold);
  const showPairs = useApp((state) => state.showPairs);
  const [moment, setMoment] = useState<Moment>('now');
  const [scale, setScale] = useState<Scale>('density');
  const [rule, setRule] = useState<BinRule>('rows');
  const [split, setSplit] = useState(0.5);
  const cosines = useCosines({ moment, scale, rule, split });
  const kind = cosines?.shown.metrics.kind ?? 'binary';
  const model = cosines?.model ?? 'now';
  const choose = useCallback(
    (chosen: Chosen) => showPairs({ model, split, ...chosen }),
    [showPairs, model, split],
  );
  const names = useMemo(
    () => ({ lower: charts.group(kind, 'lower', split), upper: charts.group(kind, 'upper', split) }),
    [kind, split],
  );
  return (
    <ChartFigure
      title={charts.histogram}
      good={charts.histogramGood}
      guide={<Guide words={words.guide.histogram} drawing={distributionsDrawing} />}
      says={null}
      exactly={null}
      controls={
        <>
          {cosines && !cosines.alone ? (
            <Switch
              label={charts.when}
              value={moment}
              options={moments}
              look="segments"
              onChange={setMoment}
            />
          ) : null}
          <Switch label={charts.scale} value={scale} options={scales} look="segments" onChange={setScale} />
          <Switch label={charts.bins.name} value={rule} options={rules} look="segments" onChange={setRule} />
        </>
      }
      keys={[
        {
          label: charts.groupSize(kind, 'lower', split, cosines?.histogram.lowerCount ?? 0),
          color: 'var(--label-0)',
          mark: 'dashed-fill',
        },
        {
          label: charts.groupSize(kind, 'upper', split, cosines?.histogram.upperCount ?? 0),
          color: 'var(--label-1)',
          mark: 'fill',
        },
      ]}
      table={{ heads, rows: () => (cosines ? rowsOf(cosines.histogram) : []) }}
      empty={empty}
      plot={
        cosines ? (
          <HistogramPlot
            bars={cosines.bars}
            behind={cosines.behind}
            highest={cosines.highest}
            heights={heights[scale]}
            names={names}
            threshold={cosines.threshold}
            head={charts.thresholdHead(cosines.quality)}
            spoken={charts.atThreshold(cosines.threshold, cosines.quality, 2)}
            exactly={charts.atThreshold(cosines.threshold, cosines.quality, 4)}
            onMove={setThreshold}
            onChoose={choose}
          />
        ) : null
      }
    >
      <div className={css.beside}>
        {cosines ? (
          <ThresholdBox
            cosines={cosines}
            split={split}
            goal={goal}
            onSplit={kind === 'score' ? setSplit : null}
            onMove={setThreshold}
            onChoose={choose}
          />
        ) : null}
      </div>
    </ChartFigure>
  );
}

const rowsOf = ({ bins }: Histogram) =>
  bins.map(({ from, to, lower, upper }) => [
    hundredths(from),
    hundredths(Math.min(1, to)),
    count(lower.count),
    count(upper.count),
  ]);
