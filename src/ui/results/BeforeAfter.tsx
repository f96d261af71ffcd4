/** The base model's numbers beside the tuned model's, by evaluator. */

import { evaluatorsFor, primaryOf } from '../../core/evaluators/catalogue';
import type { Metrics } from '../../core/metrics/types';
import { count, difference, roundedChange, score, shortScore } from '../../messages/format';
import { type Cell, DataTable } from '../parts/DataTable';
import { say, words } from '../words';
import { MetricHelp } from './MetricHelp';

interface Props {
  readonly before: Metrics;
  /** Null where only the base model was evaluated. */
  readonly after: Metrics | null;
}

export function BeforeAfter({ before, after }: Props) {
  const rows = evaluatorsFor(before.kind).flatMap((evaluator) => {
    const primary = primaryOf(evaluator);
    // The metric by which sentence-transformers chooses the best model comes first.
    const others = evaluator.metrics.filter((metric) => metric !== primary && metric.onPage);
    return [primary, ...others].map(({ label, of }) => {
      const [first, last] = [of(before), after ? of(after) : null];
      return [say(label), shown(first), shown(last), change(first, last), evaluator.name];
    });
  });
  const counted = (name: string, of: (metrics: Metrics) => number | undefined) => {
    const [first, last] = [of(before), after ? of(after) : undefined];
    return first === undefined ? [] : [[name, count(first), last === undefined ? '–' : count(last), '', '']];
  };
  return (
    <>
      <DataTable
        caption={words.metrics.heading}
        heads={[
          words.metrics.metric,
          words.metrics.before,
          words.metrics.after,
          words.metrics.change,
          words.metrics.evaluator,
        ]}
        rows={[
          ...rows,
          ...counted(words.metrics.pairs, ({ pairs }) => pairs),
          ...counted(words.metrics.queries, ({ retrieval }) => retrieval?.queries),
          ...counted(words.metrics.documents, ({ retrieval }) => retrieval?.documents),
        ]}
        numeric={[1, 2, 3]}
        wideOnly={[4]}
        whole
      />
      <MetricHelp kind={before.kind} />
    </>
  );
}

const shown = (value: number | null): Cell => ({ text: shortScore(value), exactly: score(value) });

const change = (before: number | null, after: number | null): Cell =>
  before === null || after === null
    ? ''
    : { text: roundedChange(after - before, 2), exactly: difference(after - before) };
