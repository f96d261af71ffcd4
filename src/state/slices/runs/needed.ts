/** What stored files are needed for. */

import type { Archived } from '../../../client/archive/archive';
import { fingerprintsOf } from '../../../core/run/record/keptData';
import type { KeptQueue } from '../../../core/run/record/keptQueue';
import { isUnfinished, lacksModel, type RunRecord } from '../../../core/run/record/record';
import type { AppState } from '../../appState';

interface Needed {
  /** Fingerprints of copies of files. */
  readonly files: readonly string[];
  /** Ids of runs that may resume. */
  readonly runs: readonly string[];
}

/** What this tab needs, another one, or what was deleted and can be restored. */
export function neededNow(
  stored: Archived,
  state: Pick<AppState, 'keptData' | 'deleted' | 'runs' | 'checkpoints'>,
): Needed {
  const { keptData, deleted, runs, checkpoints } = state;
  const here = [...runs, ...(deleted?.runs ?? [])];
  // The page has looked which models are there; a record that is stored may not know its own.
  const others = stored.runs.filter(({ id }) => !here.some((one) => one.id === id));
  const withoutModel = [...others, ...here].filter(lacksModel);
  const unfinished = [
    ...[...stored.runs, ...here].filter(isUnfinished),
    ...withoutModel.filter(({ id }) => checkpoints[id] !== undefined),
  ];
  const data = [...stored.data, ...keptData, ...(deleted?.data ? [deleted.data] : [])];
  const files = [...data.flatMap(fingerprintsOf), ...[...unfinished, ...stored.queues].flatMap(filesOf)];
  return {
    files: [...new Set(files)],
    runs: [...new Set([...[...unfinished, ...withoutModel].map(({ id }) => id), ...stored.live])],
  };
}

const filesOf = ({ data, evaluationFile }: Pick<RunRecord, 'data' | 'evaluationFile'>) =>
  evaluationFile ? [data.fingerprint, evaluationFile.fingerprint] : [data.fingerprint];

/** The queues of visits that have ended, without the runs that have started. */
export function lostQueues({ queues, live, runs }: Archived): readonly KeptQueue[] {
  const started = new Set(runs.map(({ id }) => id));
  return queues
    .filter(({ owner }) => !live.has(owner))
    .map((queue) => ({ ...queue, orders: queue.orders.filter(({ id }) => !started.has(id)) }))
    .filter(({ orders }) => orders.length > 0);
}
