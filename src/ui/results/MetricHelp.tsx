/** A line on each number of the table, closed until it is asked for. */

import { evaluatorsFor } from '../../core/evaluators/catalogue';
import type { EvaluationKind } from '../../core/metrics/types';
import css from '../parts/Guide.module.css';
import { say, words } from '../words';

export function MetricHelp({ kind }: { readonly kind: EvaluationKind }) {
  const shown = evaluatorsFor(kind).flatMap(({ metrics }) => metrics.filter(({ onPage }) => onPage));
  return (
    <details className={css.guide}>
      <summary>{words.metrics.help}</summary>
      <dl>
        {shown.map(({ label, help }) => (
          <div key={say(label)}>
            <dt>{say(label)}</dt>
            <dd>{say(help)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
