/** How far the run is, as a line along the lower edge of the bar. */

import { useApp } from '../../state/react';
import { words } from '../words';
import { workOf } from '../train/work';
import css from './RunBar.module.css';

export function RunProgress() {
  const run = useApp((state) => state.run);
  const work = useApp(workOf);
  const { plan, latest } = run.kind === 'none' ? nothing : run.history;
  const bar =
    latest && plan
      ? { value: latest.step, max: plan.steps }
      : run.kind !== 'active'
        ? { value: 0, max: 1 }
        : work && work.total > 0
          ? { value: work.done, max: work.total }
          : {};
  return <progress aria-label={words.train.progress} className={css.progress} {...bar} />;
}

const nothing = { plan: null, latest: null };
