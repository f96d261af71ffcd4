/** The first words on a run's results: better, worse or too close to call, how sure that is, and what would help. */

import { verdictSentences } from '../../core/statistics/sentences';
import type { Verdict as RunVerdict } from '../../core/statistics/verdict';
import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import guide from '../parts/Guide.module.css';
import { say, words } from '../words';
import css from './Verdict.module.css';

/** Nothing until the run has one. */
export function Verdict() {
  const verdict = useApp((state) => {
    const run = shownRun(state);
    return run.kind === 'none' ? null : run.history.verdict;
  });
  return verdict && <VerdictOf verdict={verdict} />;
}

function VerdictOf({ verdict }: { readonly verdict: RunVerdict }) {
  const { headline, context, threshold, method } = verdictSentences(verdict, 2);
  const exact = verdictSentences(verdict, 4);
  const { verdict: names } = words.results;
  return (
    <section
      aria-label={verdict.tuned ? names.name : names.base}
      className={css.verdict}
      data-answer={verdict.tuned?.answer}
    >
      <p className={css.headline} title={say(exact.headline)}>
        {say(headline)}
      </p>
      <p>{context.map(say).join(' ')}</p>
      {threshold && exact.threshold ? <p title={say(exact.threshold)}>{say(threshold)}</p> : null}
      {method.length > 0 ? (
        <details className={guide.guide}>
          <summary>{names.method}</summary>
          <p>
            {[exact.headline, ...(exact.threshold ? [exact.threshold] : []), ...method].map(say).join(' ')}
          </p>
        </details>
      ) : null}
    </section>
  );
}
