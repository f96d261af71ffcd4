/** The cosines of the shown run's evaluation pairs, as the histogram draws them: which model's, over which bins, split where. */

import { useMemo } from 'react';
import { atThreshold, bestThreshold, confusionAt } from '../../../core/metrics/decision/threshold';
import type { BinRule } from '../../../core/metrics/histogram/bins';
import type { Histogram } from '../../../core/metrics/histogram/histogram';
import { emptyHistory } from '../../../core/run/history';
import { useApp } from '../../../state/react';
import { shownRun, thresholdOf } from '../../../state/runs';
import { baseOf, latestOf, sharedHistograms } from '../../../state/series';
import type { HistogramBar } from '../../charts/histogram/types';

export type Moment = 'base' | 'now' | 'both';
export type Scale = 'density' | 'count';

export interface Choices {
  readonly moment: Moment;
  readonly scale: Scale;
  readonly rule: BinRule;
  readonly split: number;
}

/** Null before the first evaluation. */
export function useCosines({ moment, scale, rule, split }: Choices) {
  const run = useApp(shownRun);
  const moved = useApp(thresholdOf);
  const history = run.kind === 'none' ? emptyHistory : run.history;
  const base = baseOf(history);
  const now = latestOf(history);
  // Nothing was trained yet: there is one model to show.
  const alone = base === now;
  const model = moment === 'base' || alone ? 'base' : 'now';
  const shown = model === 'base' ? base : now;

  const histograms = useMemo(
    () => (base && now ? sharedHistograms(base, now, { split, rule }) : null),
    [base, now, split, rule],
  );
  const drawn = useMemo(() => {
    if (!histograms) return null;
    const bars = { base: barsOf(histograms.base, scale), now: barsOf(histograms.now, scale) };
    const heights = [...bars.base, ...bars.now].map(({ lower, upper }) => Math.max(lower, upper));
    return { bars, highest: Math.max(...heights) };
  }, [histograms, scale]);
  // As it is until it is moved: rounded it would give other numbers than the table's best F1.
  const best = useMemo(() => shown && bestThreshold(shown.cosines, shown.labels, split), [shown, split]);
  const threshold = moved ?? best ?? 0.5;
  const [quality, counts] = useMemo(() => {
    if (!shown) return [null, null];
    const { cosines, labels } = shown;
    return [
      atThreshold(cosines, labels, threshold, split),
      confusionAt(cosines, labels, threshold, split),
    ] as const;
  }, [shown, threshold, split]);
  if (!shown || !histograms || !drawn || !quality || !counts) return null;
  return {
    shown,
    model,
    alone,
    histogram: histograms[model],
    bars: drawn.bars[model],
    behind: moment === 'both' && !alone ? drawn.bars.base : null,
    highest: drawn.highest,
    threshold,
    /** Whether it is where F1 is best. */
    isBest: moved === null && best !== null,
    quality,
    counts,
  } as const;
}

export type Cosines = NonNullable<ReturnType<typeof useCosines>>;

const barsOf = ({ bins }: Histogram, scale: Scale): readonly HistogramBar[] =>
  bins.map(({ from, to, lower, upper }) => ({
    from,
    to,
    lower: lower[scale],
    upper: upper[scale],
    lowerCount: lower.count,
    upperCount: upper.count,
  }));
