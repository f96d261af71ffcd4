/** Models on the same rows, the best first: the main metric of each, and its paired difference to the best one's. */

import type { Message } from '../../messages/message';
import { flatName, selectionMetric } from '../evaluators/catalogue';
import type { Estimate } from '../statistics/intervals';
import { comparePaired, mapped, type Answer, type Done } from '../statistics/paired';
import type { Evaluated, EvaluatedSet } from '../statistics/units';

/** One of the models. */
export interface Rank {
  /** Its index among those that were given. */
  readonly index: number;
  /** Of the main metric; null where that is undefined. */
  readonly estimate: Estimate | null;
  /** Its metric less the best one's; null for the best one, and where the metric is undefined. */
  readonly difference: Estimate | null;
  /** From the interval of that difference: "close" where the rows do not tell them apart. */
  readonly answer: Answer;
}

export interface Ranking {
  readonly metric: { readonly name: string; readonly label: Message };
  /** The best first, those without a metric last. */
  readonly ranks: readonly Rank[];
}

/**
 * @param models evaluations of the set, in the order of its pairs
 * @throws Error for an evaluation of other pairs
 */
export function* rankModels(
  models: readonly Evaluated[],
  set: EvaluatedSet,
  seed: number,
): Generator<Done, Ranking, void> {
  for (const { cosines } of models) {
    if (cosines.length !== set.pairs.length) throw new Error('A model was evaluated on other pairs.');
  }
  const metric = selectionMetric('primary', set.kind);
  const valueOf = (model: Evaluated) => metric.metric.of(model.metrics) ?? -Infinity;
  const order = [...models.entries()].sort(([, a], [, b]) => valueOf(b) - valueOf(a));
  const [best] = order;
  const ranks: Rank[] = [];
  for (const [index, model] of order) {
    const [before, all] = [ranks.length, order.length];
    const isBest = model === best?.[1];
    const paired = yield* mapped(
      comparePaired({ set, metric, reference: best?.[1] ?? model, other: isBest ? null : model, seed }),
      // Each model is an equal part of the work.
      ({ done, total }) => ({ done: before * total + done, total: all * total }),
    );
    ranks.push({
      index,
      estimate: isBest ? paired.reference : paired.other,
      difference: paired.difference,
      answer: paired.answer,
    });
  }
  const { evaluator, metric: entry } = metric;
  return { metric: { name: flatName(evaluator, entry.name), label: entry.label }, ranks };
}
