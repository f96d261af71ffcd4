/** That the GPU was lost during the run, and where the run resumed: above the charts, whose steps it is about. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { say } from '../words';
import { lossesOf } from './notes';
import css from './TrainingView.module.css';

export function DeviceLosses() {
  const run = useApp(shownRun);
  if (run.kind === 'none' || run.history.deviceLosses.length === 0) return null;
  return (
    <div className={css.losses}>
      {lossesOf(run.history).map((loss, index) => (
        <p key={index}>{say(loss)}</p>
      ))}
    </div>
  );
}
