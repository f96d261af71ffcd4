/**
 * Whether a fine-tuned model is better than its base: the difference of their main metric on the same evaluation rows, with
 * its 95 % interval from a paired bootstrap.
 */

import type { Message } from '../../messages/message';
import { flatName, selectionMetric } from '../evaluators/catalogue';
import { streams } from '../random';
import { keepsBest } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { bootstrap } from './bootstrap';
import { clusterRows, effectiveClusters, type Clusters, type Grouping } from './clusters';
import { type Estimate, expandedLevel, percentileInterval } from './intervals';
import { thresholdReport, type ThresholdReport } from './threshold';
import { resampledMetric, textsOf, type Evaluated, type EvaluatedSet, type Unit } from './units';

/** From the interval of the difference: all above 0, 0 within it, all below 0. */
export type Answer = 'better' | 'close' | 'worse';

/** Plain data, which can be stored and sent. */
export interface Verdict {
  /** The metric that the best model is selected by. */
  readonly metric: { readonly name: string; readonly label: Message };
  /** The base model's; null where the metric is undefined. */
  readonly base: Estimate | null;
  /** Null where only the base model was evaluated. */
  readonly tuned: TunedVerdict | null;
  /** The step whose weights are the run's model; 0 is the base model. */
  readonly kept: number;
  readonly resampling: Resampling;
  /** Of the model that is kept; null where labels are graded, or too few. */
  readonly threshold: ThresholdReport | null;
}

export interface TunedVerdict {
  /** The checkpoint that is compared with the base: the best one where that is selected, else the last. */
  readonly step: number;
  /** Whether it was selected from several on the same rows, which favours it. */
  readonly selected: boolean;
  readonly estimate: Estimate | null;
  /** The estimate less the base's. */
  readonly difference: Estimate | null;
  readonly answer: Answer;
}

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

export interface VerdictInputs {
  readonly set: EvaluatedSet;
  /** Of the whole run. */
  readonly evaluations: readonly Evaluated[];
  /** The step whose weights were restored at the end; null where those of the last step are the model. */
  readonly restored: number | null;
  readonly recipe: Pick<Recipe, 'bestBy' | 'keepBest' | 'earlyStopping' | 'seed'>;
  /** Whether to end early, with the resamples done so far. */
  readonly enough?: () => boolean;
}

export const fullResamples = 10_000;
/** With fewer the ends of an interval are a matter of luck. */
const leastResamples = 1000;
/** Row visits of one bootstrap: some seconds. */
const maxVisits = 2e8;

/** Yields how far it is; null without an evaluation of the base model. */
export function* verdictOf({
  set,
  evaluations,
  restored,
  recipe,
  enough = () => false,
}: VerdictInputs): Generator<{ readonly done: number; readonly total: number }, Verdict | null, void> {
  const base = evaluations.find(({ step }) => step === 0);
  const last = evaluations.at(-1);
  if (!base || !last) return null;
  const { evaluator, metric } = selectionMetric(recipe.bestBy, set.kind);
  const resampled = resampledMetric(evaluator, metric);
  const valueOf = ({ metrics }: Evaluated) => metric.of(metrics);
  const trained = evaluations.filter(({ step }) => step > 0);
  const compared = keepsBest(recipe) ? highest(trained, valueOf) : (trained.at(-1) ?? null);
  const kept = evaluations.find(({ step }) => step === restored) ?? last;

  const unit = resampled?.unit ?? 'pairs';
  const pairClusters = clusterRows(textsOf('pairs', set));
  const clusters = unit === 'pairs' ? pairClusters : clusterRows(textsOf(unit, set));
  const models = compared ? [base, compared] : [base];
  const counted = models.flatMap((evaluation) => {
    const ofModel = valueOf(evaluation) === null ? null : resampled?.of(evaluation, clusters, set);
    return ofModel ? [ofModel] : [];
  });
  const complete = counted.length === models.length;
  const rows = clusters.of.length;
  const resamples = complete ? resamplesFor(rows * models.length + clusters.count) : 0;
  const graded = set.kind === 'score';
  const thresholdResamples = graded ? 0 : resamplesFor(2 * set.pairs.length);
  const total = resamples + thresholdResamples;

  const work = bootstrap(counted, {
    clusters: clusters.count,
    rows,
    resamples,
    seed: [recipe.seed, streams.bootstrap],
    enough,
  });
  const values = yield* mapped(work, (done) => ({ done, total }));
  const threshold = graded
    ? null
    : yield* mapped(
        thresholdReport(kept, {
          clusters: pairClusters,
          resamples: thresholdResamples,
          seed: recipe.seed,
          enough,
        }),
        (done) => ({ done: resamples + done, total }),
      );

  const estimate = estimator(clusters);
  const [before = none, after = none] = complete ? values : [];
  const difference = after.map((value, i) => value - (before[i] ?? NaN));
  const [first, second] = [valueOf(base), compared ? valueOf(compared) : null];
  const change = first === null || second === null ? null : estimate(second - first, difference);
  return {
    metric: { name: flatName(evaluator, metric.name), label: metric.label },
    base: first === null ? null : estimate(first, before),
    tuned: compared && {
      step: compared.step,
      selected: keepsBest(recipe) && trained.length > 1,
      estimate: second === null ? null : estimate(second, after),
      difference: change,
      answer: answerOf(change),
    },
    kept: kept.step,
    resampling: {
      unit,
      units: rows,
      clusters: clusters.count,
      grouping: clusters.grouping,
      resamples: before.length,
      undefined: (compared ? difference : before).filter(Number.isNaN).length,
    },
    threshold,
  };
}

const none = new Float64Array();

const resamplesFor = (visits: number) =>
  Math.max(leastResamples, Math.min(fullResamples, Math.floor(maxVisits / Math.max(1, visits))));

/** No interval where too few resamples were made, or most of them are undefined. */
function estimator(clusters: Clusters): (value: number, values: Float64Array) => Estimate {
  const level = expandedLevel(effectiveClusters(clusters));
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

/** The first of those with the highest value; null where none has one. */
function highest(
  evaluations: readonly Evaluated[],
  valueOf: (evaluation: Evaluated) => number | null,
): Evaluated | null {
  const best = evaluations.reduce<Evaluated | null>((found, next) => {
    const value = valueOf(next);
    return value === null || (found && value <= (valueOf(found) ?? -Infinity)) ? found : next;
  }, null);
  return best ?? evaluations.at(-1) ?? null;
}

function* mapped<A, B, T>(work: Generator<A, T, void>, to: (value: A) => B): Generator<B, T, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield to(value);
  }
}
