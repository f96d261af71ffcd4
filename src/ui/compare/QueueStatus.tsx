/** What waits, how long it would take, and the way to stop all of it. */

import { estimateSeconds } from '../../core/run/record/grid';
import { openFileOf } from '../../state/stages';
import { trainRowsOf } from '../../state/settings/trainRows';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Compare.module.css';

/** Nothing while nothing waits. */
export function QueueStatus() {
  const queue = useApp((state) => state.queue);
  const runs = useApp((state) => state.runs);
  const fingerprint = useApp(({ files }) => openFileOf(files.train)?.report.fingerprint ?? '');
  const trainRows = useApp(trainRowsOf);
  const stopAll = useApp((state) => state.stopAll);
  if (queue.length === 0) return null;
  const seconds = estimateSeconds(
    queue.map(({ recipe }) => recipe),
    { fingerprint, trainRows },
    runs,
  );
  return (
    <p className={css.line}>
      <output>{words.compare.waiting(queue.length, seconds)}</output>
      <button type="button" onClick={() => void stopAll()}>
        {words.runs.stopAll}
      </button>
    </p>
  );
}
