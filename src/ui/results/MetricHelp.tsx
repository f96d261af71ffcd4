/** A line on each metric of the table, closed until it is opened. */

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
        {shown.map(({ name, label, help }) => (
          <div key={name}>
            <dt>{say(label)}</dt>
            <dd>{say(help)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
