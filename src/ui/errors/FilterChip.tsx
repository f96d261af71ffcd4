/** The filter of the evaluation pairs, with the way to lift it. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { baseOf } from '../../state/series';
import { words } from '../words';
import css from './Errors.module.css';
import { filterWords } from './pairWords';

/** Nothing while there is no filter. */
export function FilterChip() {
  const filter = useApp((state) => state.pairFilter);
  const setFilter = useApp((state) => state.setPairFilter);
  const run = useApp(shownRun);
  const kind = (run.kind === 'none' ? null : baseOf(run.history)?.metrics.kind) ?? 'binary';
  if (!filter) return null;
  const says = filterWords(filter, kind);
  return (
    <p className={css.chip}>
      <span>{says}</span>
      <button
        type="button"
        data-kind="plain"
        aria-label={words.errors.filter.lift(says)}
        onClick={() => setFilter(null)}
      >
        ×
      </button>
    </p>
  );
}
