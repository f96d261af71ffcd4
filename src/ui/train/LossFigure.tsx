/** The chart of the training loss, fed from the store. */

import { useMemo } from 'react';
import { emptySeries } from '../../core/run/series';
import { smoothingFactor } from '../../core/run/smooth';
import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { lossPoints } from '../../state/series';
import { ChartFigure, type KeyEntry } from '../charts/ChartFigure';
import { LossPlot } from '../charts/lazyPlots';
import { overlayKeys, withOverlays } from '../charts/overlays';
import { shortLoss } from '../../messages/format';
import { words } from '../words';
import { noLossWords } from './runWords';
import { useLossOverlays } from './useOverlays';

const keys: readonly KeyEntry[] = [
  { label: words.charts.raw, color: 'var(--accent)', mark: 'thin' },
  { label: words.charts.smoothed(smoothingFactor), color: 'var(--accent)', mark: 'line' },
];
const heads = [words.charts.step, words.charts.raw, words.charts.smoothedName];

export function LossFigure() {
  const run = useApp(shownRun);
  const series = run.kind === 'none' ? emptySeries : run.history.steps;
  const plan = run.kind === 'none' ? null : run.history.plan;
  const empty = noLossWords(run);
  const points = useMemo(() => lossPoints(series), [series]);
  const { lines, leftOut } = useLossOverlays();
  const latest = points.at(-1);
  return (
    <ChartFigure
      title={words.charts.loss}
      good={[words.charts.lossGood, ...(leftOut.length > 0 ? [words.charts.otherLosses(leftOut)] : [])].join(
        ' ',
      )}
      says={latest ? words.charts.lossNow(latest.smoothed) : null}
      keys={[...keys, ...overlayKeys(lines.map(({ label }) => label))]}
      exactly={latest ? words.charts.lossNow(latest.smoothed, true) : null}
      table={{
        heads: [...heads, ...lines.map(({ label }) => label)],
        rows: () =>
          withOverlays(
            points.map(({ step, raw, smoothed }) => ({ x: step, values: [raw, smoothed] })),
            lines,
            shortLoss,
          ),
      }}
      plot={
        plan && points.length > 0 ? (
          <LossPlot points={points} steps={plan.steps} stepsPerEpoch={plan.stepsPerEpoch} overlays={lines} />
        ) : null
      }
      empty={empty}
    />
  );
}
