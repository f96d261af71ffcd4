/** The base model's numbers beside the tuned model's. */

import type { Metrics } from '../../core/metrics/types';
import { count, score } from '../format';
import { DataTable } from '../parts/DataTable';
import { words } from '../words';

interface Props {
  readonly before: Metrics;
  /** Null where only the base model was judged. */
  readonly after: Metrics | null;
}

type Name = keyof typeof words.metrics.names;
const read: readonly (readonly [Name, (metrics: Metrics) => number | null | undefined])[] = [
  ['spearman', (m) => m.spearman],
  ['pearson', (m) => m.pearson],
  ['accuracy', (m) => m.binary?.accuracy],
  ['accuracyThreshold', (m) => m.binary?.accuracyThreshold],
  ['f1', (m) => m.binary?.f1],
  ['f1Threshold', (m) => m.binary?.f1Threshold],
  ['averagePrecision', (m) => m.binary?.averagePrecision],
  ['accuracyAt1', (m) => m.ranking?.accuracyAt1],
  ['mrr', (m) => m.ranking?.mrr],
];

export function BeforeAfter({ before, after }: Props) {
  const rows = read.flatMap(([name, value]) => {
    const [first, last] = [value(before), after ? value(after) : undefined];
    if (first === undefined) return [];
    return [[words.metrics.names[name], score(first), score(last), change(first, last)]];
  });
  const pairs = [words.metrics.names.pairs, count(before.pairs), after ? count(after.pairs) : '–', ''];
  return (
    <DataTable
      caption={words.metrics.heading}
      heads={[words.metrics.metric, words.metrics.before, words.metrics.after, words.metrics.change]}
      rows={[...rows, pairs]}
      numeric={[1, 2, 3]}
      whole
    />
  );
}

function change(before: number | null, after: number | null | undefined): string {
  if (before === null || after === null || after === undefined) return '';
  const difference = after - before;
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(4)}`;
}
