/** The models of two runs on the same evaluation rows, by the paired bootstrap of the verdict. */

import { message, type Message } from '../../../messages/message';
import { selectionMetric } from '../../evaluators/catalogue';
import { comparePaired, type Done, type Paired } from '../../statistics/paired';
import type { EvaluatedSet } from '../../statistics/units';
import type { PairOfModels } from './pairOfModels';

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
