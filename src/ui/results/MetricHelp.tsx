/** A line on each metric of the table, closed until it is opened. */

import { evaluatorsFor } from '../../core/evaluators/catalogue';
import type { EvaluationKind } from '../../core/metrics/types';
import css from '../parts/Guide.module.css';
import { say, words } from '../words';

export function MetricHelp({ kind }: { readonly kind: EvaluationKind }) {
  const shown = evaluatorsFor(kind).flatMap((evaluator) =>
    evaluator.metrics
      .filter(({ onPage }) => onPage)
      .map(({ name, label, help }) => ({ key: `${evaluator.name} ${name}`, label, help })),
  );
  return (
    <details className={css.guide}>
      <summary>{words.metrics.help}</summary>
      <dl>
        {shown.map(({ key, label, help }) => (
          <div key={key}>
            <dt>{say(label)}</dt>
            <dd>{say(help)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
