/** The cosines of every compared run as small histograms side by side, over the same axes; the base model first. */

import { useId, useMemo } from 'react';
import { modelEvaluation, titleOf } from '../../core/run/comparison/sameRows';
import { baseOf } from '../../core/run/evaluated';
import type { Evaluation } from '../../core/run/events';
import { binsFor } from '../../core/metrics/histogram/bins';
import { groupsOf, histogram } from '../../core/metrics/histogram/histogram';
import { comparedRuns } from '../../state/compare/compared';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Compare.module.css';
import { mediansOf, split } from './medians';
import { SmallHistogram, tallestOf } from './SmallHistogram';

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly evaluation: Evaluation;
}

/** Nothing before the first evaluation. */
export function RunHistograms() {
  const runs = useApp((state) => state.runs);
  const compared = useApp((state) => state.compared);
  const selected = useApp((state) => state.selected);
  const id = useId();
  const entries = useMemo(() => entriesOf({ runs, compared, selected }), [runs, compared, selected]);
  const shapes = histogramsOf(entries);
  const top = Math.max(...shapes.map(({ of }) => tallestOf(of)));
  if (shapes.length === 0) return null;
  return (
    <section aria-labelledby={id} className={css.histograms}>
      <h3 id={id}>{words.compare.histograms}</h3>
      <ul className={css.list}>
        {shapes.map(({ key, title, evaluation, of }) => (
          <li key={key}>
            <strong>{title}</strong>
            <SmallHistogram of={of} top={top} />
            <span className={css.medians}>{mediansOf(evaluation)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function entriesOf(marks: Parameters<typeof comparedRuns>[0]): readonly Entry[] {
  const marked = [...comparedRuns(marks)].sort((a, b) => a.number - b.number);
  const base = marked.map(({ history }) => baseOf(history)).find((one) => one && one.cosines.length > 0);
  const own = marked.flatMap((run) => {
    const evaluation = modelEvaluation(run);
    return evaluation && evaluation !== baseOf(run.history)
      ? [{ key: run.id, title: titleOf(run), evaluation }]
      : [];
  });
  return base ? [{ key: 'base', title: words.runs.base, evaluation: base }, ...own] : own;
}

/** All over the same bins. */
function histogramsOf(entries: readonly Entry[]) {
  const bins = binsFor(
    entries.flatMap(({ evaluation: { cosines, labels } }) => groupsOf(cosines, labels, split)),
    'rows',
  );
  return entries.map((entry) => {
    const { cosines, labels } = entry.evaluation;
    return { ...entry, of: histogram(cosines, labels, bins, split) };
  });
}
