/**
 * Two models on the same evaluation rows: the difference of one metric, with its 95 % interval from a paired bootstrap. The
 * verdict compares a run's model with its base in this way, and the page the models of two runs.
 */

import type { Message } from '../../messages/message';
import { flatName } from '../evaluators/catalogue';
import type { EvaluatorEntry, MetricEntry } from '../evaluators/types';
import { streams } from '../random';
import { bootstrap } from './bootstrap';
import { clusterRows, effectiveClusters, type Clusters, type Grouping } from './clusters';
import { type Estimate, expandedLevel, percentileInterval } from './intervals';
import { selectionAllowance, type Change } from './selection';
import { resampledMetric, textsOf, type Evaluated, type EvaluatedSet, type Unit } from './units';

/** From the interval of the difference: all above 0, 0 within it, all below 0. */
export type Answer = 'better' | 'close' | 'worse';

export interface Resampling {
  readonly unit: Unit;
  readonly units: number;
  /** The groups that were drawn. */
  readonly clusters: number;
  readonly grouping: Grouping;
  readonly resamples: number;
  /** Resamples without a value, such as those with one label only. */
  readonly undefined: number;
}

export interface PairedInputs {
  readonly set: EvaluatedSet;
  readonly metric: { readonly evaluator: EvaluatorEntry; readonly metric: MetricEntry };
  /** What is compared with; the difference is the other less this one. */
  readonly reference: Evaluated;
  /** Null where the reference alone is estimated. */
  readonly other: Evaluated | null;
  /** What else `other` could have been: it was selected from them by this metric on these rows. */
  readonly selectedFrom?: readonly Evaluated[];
  readonly seed: number;
  /** Of the pairs, where they are known already. */
  readonly pairClusters?: Clusters;
  /** Whether to end early, with the resamples done so far. */
  readonly enough?: () => boolean;
}

/** Plain data, which can be sent. */
export interface Paired {
  readonly metric: { readonly name: string; readonly label: Message };
  /** Each null where the metric is undefined. */
  readonly reference: Estimate | null;
  readonly other: Estimate | null;
  readonly difference: Estimate | null;
  readonly answer: Answer;
  readonly resampling: Resampling;
}

export interface Done {
  readonly done: number;
  readonly total: number;
}

export const fullResamples = 10_000;
/** With fewer the ends of an interval are a matter of luck. */
const leastResamples = 1000;
/** Row visits of one bootstrap: some seconds. */
const maxVisits = 2e8;

export const resamplesFor = (visits: number) =>
  Math.max(leastResamples, Math.min(fullResamples, Math.floor(maxVisits / Math.max(1, visits))));

/** Yields how many of the resamples are done. */
export function* comparePaired({
  set,
  metric: { evaluator, metric },
  reference,
  other,
  selectedFrom = [],
  seed,
  pairClusters,
  enough = () => false,
}: PairedInputs): Generator<Done, Paired, void> {
  const resampled = resampledMetric(evaluator, metric);
  const valueOf = ({ metrics }: Evaluated) => metric.of(metrics);
  const unit = resampled?.unit ?? 'pairs';
  const clusters = (unit === 'pairs' ? pairClusters : null) ?? clusterRows(textsOf(unit, set));
  const candidates = some(
    selectedFrom.filter((one) => one !== other && valueOf(one) !== null),
    mostCandidates - 1,
  );
  const models = other ? [reference, other, ...candidates] : [reference];
  const counted = models.flatMap((evaluation) => {
    const ofModel = valueOf(evaluation) === null ? null : resampled?.of(evaluation, clusters, set);
    return ofModel ? [ofModel] : [];
  });
  const complete = counted.length === models.length;
  const rows = clusters.of.length;
  const total = complete ? resamplesFor(rows * models.length + clusters.count) : 0;
  const values = yield* mapped(
    bootstrap(counted, {
      clusters: clusters.count,
      rows,
      resamples: total,
      seed: [seed, streams.bootstrap],
      enough,
    }),
    (done) => ({ done, total }),
  );
  const level = expandedLevel(effectiveClusters(clusters));
  const estimate = estimator(level);
  const [before = none, after = none, ...rest] = complete ? values : [];
  const [first, second] = [valueOf(reference), other ? valueOf(other) : null];
  const changeOf = (value: number | null, of: Float64Array): Change => ({
    value: (value ?? NaN) - (first ?? NaN),
    resampled: of.map((one, i) => one - (before[i] ?? NaN)),
  });
  const change = changeOf(second, after);
  const changes = change.resampled;
  const others = rest.map((of, i) => changeOf(valueOf(candidates[i] ?? reference), of));
  const difference =
    first === null || second === null
      ? null
      : lowered(estimate(change.value, changes), selectionAllowance(change, others, level));
  return {
    metric: { name: flatName(evaluator, metric.name), label: metric.label },
    reference: first === null ? null : estimate(first, before),
    other: second === null ? null : estimate(second, after),
    difference,
    answer: answerOf(difference),
    resampling: {
      unit,
      units: rows,
      clusters: clusters.count,
      grouping: clusters.grouping,
      resamples: before.length,
      undefined: (other ? changes : before).filter(Number.isNaN).length,
    },
  };
}

const none = new Float64Array();

/** Of many checkpoints of one run neighbours are nearly the same model, and each costs a metric in every resample. */
const mostCandidates = 20;

/** At most `most` of them, evenly spaced. */
const some = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).filter(
        (one) => one !== undefined,
      );

const lowered = ({ value, interval }: Estimate, by: number): Estimate => ({
  value,
  interval: interval && { ...interval, low: interval.low - by },
});

/** No interval where too few resamples were made, or most of them are undefined. */
function estimator(level: number): (value: number, values: Float64Array) => Estimate {
  return (value, values) => {
    const defined = values.length - values.filter(Number.isNaN).length;
    const sound = values.length >= leastResamples && defined > values.length / 2;
    return { value, interval: sound ? percentileInterval(values, level) : null };
  };
}

function answerOf(difference: Estimate | null): Answer {
  const interval = difference?.interval ?? null;
  if (interval && interval.low > 0) return 'better';
  return interval && interval.high < 0 ? 'worse' : 'close';
}

/** A generator that yields what `to` makes of what `work` yields. */
export function* mapped<A, B, T>(work: Generator<A, T, void>, to: (value: A) => B): Generator<B, T, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield to(value);
  }
}
