/** What a small histogram shows, in words. */

import { groupsOf } from '../../core/metrics/histogram/histogram';
import { quantile } from '../../core/metrics/quantile';
import type { Evaluation } from '../../core/run/events';
import { rounded } from '../../messages/format';
import { words } from '../words';

/** Graded labels are split in the middle, as in the large histogram. */
export const split = 0.5;

/** The median cosine of each group of pairs. */
export function mediansOf({ cosines, labels, metrics: { kind } }: Evaluation): string {
  const [lower, upper] = groupsOf(cosines, labels, split);
  const groups = [
    { name: words.charts.group(kind, 'lower', split), values: lower },
    { name: words.charts.group(kind, 'upper', split), values: upper },
  ].filter(({ values }) => values.length > 0);
  return words.compare.medians(
    groups.map(({ name, values }) => ({ name, median: rounded(quantile(values.sort(), 0.5), 2) })),
  );
}
