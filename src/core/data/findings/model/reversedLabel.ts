/** Whether a model that was not trained on the data ranks its pairs clearly against their labels. */

import { message } from '../../../../messages/message';
import type { Example, Examples, LabelScheme, Roles } from '../../types';
import { spearmanInterval } from '../chance';
import { finding, rowsOf } from '../finding';
import { sampled } from '../sample';
import type { Finding } from '../types';

/** Pairs that are embedded: the 95 % interval of a Spearman near 0 is about ±0.14 then. */
const checkedPairs = 200;
/** Fewer say nothing. */
const fewestPairs = 10;

/** A pair of sentences with the label of its row. */
export type LabelledPair = Example & { readonly sentence2: string; readonly label: number };

const isLabelledPair = (item: Example): item is LabelledPair =>
  item.sentence2 !== null && item.label !== null;

/** Whether these labels have a direction that a person could have meant the other way round. */
export const hasDirection = ({ kind }: Pick<LabelScheme, 'kind'>) => kind === 'binary' || kind === 'score';

/** The pairs whose cosines tell the direction, drawn by seed; none where the labels have no direction. */
export function pairsToCheck({ items, labels }: Examples, seed: number): readonly LabelledPair[] {
  return hasDirection(labels) ? sampled(items.filter(isLabelledPair), checkedPairs, seed) : [];
}

/** A Spearman with its 95 % interval, and the finding where that lies below 0. */
export interface BaseCheck {
  readonly spearman: number;
  readonly interval: readonly [low: number, high: number];
  readonly pairs: number;
  readonly findings: readonly Finding[];
}

/** @param spearman of a model's cosines and the labels of that many pairs; null where it is undefined */
export function checkDirection(
  { spearman, pairs }: { readonly spearman: number | null; readonly pairs: number },
  rows: Finding['rows'] = [],
): BaseCheck | null {
  if (spearman === null || pairs < fewestPairs) return null;
  const interval = spearmanInterval(spearman, pairs);
  const [low, high] = interval;
  const found = finding({
    name: 'reversedLabel',
    count: pairs,
    what: message('finding.reversedLabel', { spearman, low, high, pairs }),
    next: message('finding.reversedLabel.next'),
    rows,
  });
  return { spearman, interval, pairs, findings: high < 0 ? [found] : [] };
}

/** The rows that contradict the cosines most: by label and cosine both scaled to [0, 1]. */
export function contradictingRows(
  examples: Examples,
  roles: Roles,
  pairs: readonly LabelledPair[],
  cosines: ArrayLike<number>,
): Finding['rows'] {
  const labels = pairs.map(({ label }) => label);
  const scale = (values: ArrayLike<number>) => {
    const [low, high] = [Math.min(...Array.from(values)), Math.max(...Array.from(values))];
    return (i: number) => ((values[i] ?? 0) - low) / (high - low || 1);
  };
  const [label, cosine] = [scale(labels), scale(cosines)];
  const order = [...pairs.keys()].sort(
    (a, b) => Math.abs(label(b) - cosine(b)) - Math.abs(label(a) - cosine(a)),
  );
  return rowsOf(
    examples,
    roles,
    order.slice(0, 3).flatMap((i) => pairs[i] ?? []),
  );
}
