/** The models of two runs on the same evaluation rows, by the paired bootstrap of the verdict. */

import { message, type Message } from '../../../messages/message';
import { selectionMetric } from '../../evaluators/catalogue';
import type { Recipe } from '../../recipe/types';
import { comparePaired, type Done, type Paired } from '../../statistics/paired';
import type { Evaluated, EvaluatedSet } from '../../statistics/units';
import type { RunRecord } from '../record/record';
import { modelEvaluation } from './sameRows';

/** What is needed of two runs; the difference is the first less the second. Plain data, which can be sent. */
export interface PairOfModels {
  readonly first: Evaluated;
  readonly second: Evaluated;
  readonly bestBy: Recipe['bestBy'];
  readonly seed: number;
}

/** Of two runs that are comparable; null where one has no evaluation. The metric is theirs, or the main one where they differ. */
export function pairOfModels(first: RunRecord, second: RunRecord): PairOfModels | null {
  const [a, b] = [modelEvaluation(first), modelEvaluation(second)];
  const { bestBy, seed } = first.recipe;
  return (
    a && b && { first: a, second: b, bestBy: bestBy === second.recipe.bestBy ? bestBy : 'primary', seed }
  );
}

/** Yields how many resamples are done; null where the set is not that of these evaluations. */
export function* comparePair(
  { first, second, bestBy, seed }: PairOfModels,
  set: EvaluatedSet,
): Generator<Done, Paired | null, void> {
  if (set.pairs.length !== first.cosines.length || set.pairs.length !== second.cosines.length) return null;
  const metric = selectionMetric(bestBy, set.kind);
  return yield* comparePaired({ set, metric, reference: second, other: first, seed });
}

/** "Spearman #2 − #3: +0.03 (95 % −0.05 … +0.11): too close to call." @param digits two on the page, four in files */
export function pairSentence(
  { metric: { label: metric }, difference, answer }: Paired,
  { first, second }: { readonly first: string; readonly second: string },
  digits: 2 | 4,
): Message {
  if (!difference) return message('evaluation.compare.undefined', { metric, first, second });
  const { value, interval } = difference;
  return interval
    ? message('evaluation.compare.difference', { metric, first, second, value, interval, answer, digits })
    : message('evaluation.compare.noInterval', { metric, first, second, value, digits });
}
