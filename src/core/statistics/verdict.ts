/**
 * Whether a fine-tuned model is better than its base: the difference of their main metric on the same evaluation rows, with
 * its 95 % interval from a paired bootstrap.
 */

import type { Message } from '../../messages/message';
import { selectionMetric } from '../evaluators/catalogue';
import { keepsBest } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { clusterRows } from './clusters';
import type { Estimate } from './intervals';
import { comparePaired, mapped, resamplesFor, type Answer, type Done, type Resampling } from './paired';
import { thresholdReport, type ThresholdReport } from './threshold';
import { textsOf, type Evaluated, type EvaluatedSet } from './units';

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
  /** Whether it was selected from several on the same rows, which the difference's interval allows for. */
  readonly selected: boolean;
  readonly estimate: Estimate | null;
  /** The estimate less the base's. */
  readonly difference: Estimate | null;
  readonly answer: Answer;
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

/** Yields how far it is; null without an evaluation of the base model. */
export function* verdictOf({
  set,
  evaluations,
  restored,
  recipe,
  enough = () => false,
}: VerdictInputs): Generator<Done, Verdict | null, void> {
  const base = evaluations.find(({ step }) => step === 0);
  const last = evaluations.at(-1);
  if (!base || !last) return null;
  const metric = selectionMetric(recipe.bestBy, set.kind);
  const valueOf = ({ metrics }: Evaluated) => metric.metric.of(metrics);
  const trained = evaluations.filter(({ step }) => step > 0);
  const compared = keepsBest(recipe) ? highest(trained, valueOf) : (trained.at(-1) ?? null);
  const kept = evaluations.find(({ step }) => step === restored) ?? last;

  const pairClusters = clusterRows(textsOf('pairs', set));
  const graded = set.kind === 'score';
  const thresholdResamples = graded ? 0 : resamplesFor(2 * set.pairs.length);
  const paired = yield* mapped(
    comparePaired({
      set,
      metric,
      reference: base,
      other: compared,
      selectedFrom: keepsBest(recipe) ? trained : [],
      seed: recipe.seed,
      pairClusters,
      enough,
    }),
    ({ done, total }) => ({ done, total: total + thresholdResamples }),
  );
  const { resamples } = paired.resampling;
  const threshold = graded
    ? null
    : yield* mapped(
        thresholdReport(kept, {
          clusters: pairClusters,
          resamples: thresholdResamples,
          seed: recipe.seed,
          enough,
        }),
        (done) => ({ done: resamples + done, total: resamples + thresholdResamples }),
      );
  return {
    metric: paired.metric,
    base: paired.reference,
    tuned: compared && {
      step: compared.step,
      selected: keepsBest(recipe) && trained.length > 1,
      estimate: paired.other,
      difference: paired.difference,
      answer: paired.answer,
    },
    kept: kept.step,
    resampling: paired.resampling,
    threshold,
  };
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
