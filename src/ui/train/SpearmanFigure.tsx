/** The chart of Spearman by evaluation, fed from the store. */

import { useMemo } from 'react';
import { emptyHistory } from '../../core/run/history';
import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { ChartFigure, type KeyEntry } from '../charts/ChartFigure';
import { SpearmanPlot } from '../charts/lazyPlots';
import { overlayKeys, withOverlays } from '../charts/overlays';
import { shortScore } from '../../messages/format';
import { rankingDrawing } from '../parts/drawings';
import { Guide } from '../parts/Guide';
import { words } from '../words';
import { bestWords, noEvaluationWords } from './runWords';
import { useSpearmanOverlays } from './useOverlays';

const keys: readonly KeyEntry[] = [
  { label: words.charts.spearman, color: 'var(--accent)', mark: 'dot' },
  { label: words.charts.baseModel, color: 'var(--base-model)', mark: 'dashed' },
];
const heads = [words.charts.step, words.charts.spearman];

export function SpearmanFigure() {
  const run = useApp(shownRun);
  const { evaluations, best, plan } = run.kind === 'none' ? emptyHistory : run.history;
  const empty = noEvaluationWords(run);
  const [says, exactly] = run.kind === 'none' ? [null, null] : [bestWords(run, 2), bestWords(run, 4)];
  const steps = plan?.steps ?? 0;
  const points = useMemo(
    () => evaluations.map(({ step, metrics }) => ({ step, spearman: metrics.spearman })),
    [evaluations],
  );
  const base = points.find(({ step }) => step === 0)?.spearman ?? null;
  const bestPoint = useMemo(() => best && { step: best.step, spearman: best.metrics.spearman }, [best]);
  const { lines, otherRows } = useSpearmanOverlays();
  return (
    <ChartFigure
      title={words.charts.spearman}
      good={[
        words.charts.spearmanGood,
        ...(otherRows.length > 0 ? [words.charts.otherRows(otherRows)] : []),
      ].join(' ')}
      guide={<Guide words={words.guide.spearman} drawing={rankingDrawing} />}
      says={says}
      exactly={exactly}
      empty={empty}
      keys={[...keys, ...overlayKeys(lines.map(({ label }) => label))]}
      table={{
        heads: [...heads, ...lines.map(({ label }) => label)],
        rows: () =>
          withOverlays(
            points.map(({ step, spearman }) => ({ x: step, values: [spearman] })),
            lines,
            shortScore,
          ),
      }}
      plot={
        points.length > 0 ? (
          <SpearmanPlot points={points} steps={steps} base={base} best={bestPoint} overlays={lines} />
        ) : null
      }
    />
  );
}
