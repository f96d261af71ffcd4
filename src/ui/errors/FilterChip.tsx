/** The filter of the evaluation pairs, with the way to lift it. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { baseOf } from '../../state/series';
import { Chip } from '../parts/table/Chip';
import { words } from '../words';
import { filterWords } from './pairWords';

/** Nothing while there is no filter. */
export function FilterChip() {
  const filter = useApp((state) => state.pairFilter);
  const setFilter = useApp((state) => state.setPairFilter);
  const run = useApp(shownRun);
  const kind = (run.kind === 'none' ? null : baseOf(run.history)?.metrics.kind) ?? 'binary';
  if (!filter) return null;
  const says = filterWords(filter, kind);
  return <Chip says={says} lift={words.errors.filter.lift(says)} onLift={() => setFilter(null)} />;
}
