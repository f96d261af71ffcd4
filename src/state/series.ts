/** What the charts draw, thinned and shaped from a run's history: pure functions, so that each chart has one selector. */

import type { Evaluation } from '../core/run/events';
import type { StepSeries } from '../core/run/series';
import { smooth } from '../core/run/smooth';
import { thin } from '../core/run/thin';
import { binsFor, type BinRule } from '../core/metrics/histogram/bins';
import { groupsOf, histogram, type Histogram } from '../core/metrics/histogram/histogram';

export { baseOf, latestOf, tunedOf } from '../core/run/evaluated';

/** Of each bucket the lowest and the highest stay: more of them than pixels draw no better, and every update draws all. */
const maxPoints = 900;

interface LossPoint {
  readonly step: number;
  /** Null where it is not a number. */
  readonly raw: number | null;
  readonly smoothed: number | null;
}

/** Raw loss, thinned, with the smoothed one at the same steps. */
export function lossPoints({ step, loss }: StepSeries): readonly LossPoint[] {
  const smoothed = smooth(loss);
  let at = 0;
  return thin(step, loss, maxPoints).map(({ x, y }) => {
    while (at < step.length - 1 && (step[at] ?? 0) < x) at++;
    const value = smoothed[at] ?? NaN;
    return { step: x, raw: y, smoothed: Number.isNaN(value) ? null : value };
  });
}

interface Binning {
  readonly split: number;
  readonly rule: BinRule;
}

/** Histograms of two evaluations over the same bins. Pairs whose label is below `split` form the lower group. */
export function sharedHistograms(
  base: Evaluation,
  now: Evaluation,
  { split, rule }: Binning,
): { readonly base: Histogram; readonly now: Histogram } {
  const groups = [base, now].flatMap(({ cosines, labels }) => groupsOf(cosines, labels, split));
  const bins = binsFor(groups, rule);
  const of = ({ cosines, labels }: Evaluation) => histogram(cosines, labels, bins, split);
  return { base: of(base), now: of(now) };
}
