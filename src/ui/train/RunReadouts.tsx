/** The state of the run, in numbers. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { baseOf, latestOf } from '../../state/series';
import { emptyHistory } from '../../core/run/history';
import { count, bareScore } from '../../messages/format';
import { Readout, Readouts } from '../parts/Readout';
import { words } from '../words';
import { stateOf } from './runWords';

export function RunReadouts() {
  const run = useApp(shownRun);
  const history = run.kind === 'none' ? emptyHistory : run.history;
  const { state, plan, latest, backend } = history;
  const active = run.kind === 'active';
  const job = run.kind === 'none' ? 'train' : run.job;
  return (
    <Readouts>
      <Readout label={words.train.state} value={words.train.stateNames[stateOf(state, job)]} />
      <Readout
        label={words.train.step}
        value={latest?.step ?? null}
        after={plan && latest ? words.train.ofSteps(plan.steps) : null}
      />
      <Readout label={words.train.spearman} value={bareScore(latestOf(history)?.metrics.spearman)} />
      <Readout label={words.train.spearmanBefore} value={bareScore(baseOf(history)?.metrics.spearman)} />
      <Readout
        label={words.train.backend}
        value={backend?.backend ?? null}
        after={backend && backend.threads > 1 ? words.train.threads(backend.threads) : null}
      />
      <Readout label={words.train.rate} value={latest ? count(Math.round(latest.rowsPerSecond)) : null} />
      <Readout
        label={words.train.remaining}
        value={
          active && latest?.remaining
            ? words.train.remainingRange(latest.remaining.low, latest.remaining.high)
            : null
        }
      />
    </Readouts>
  );
}
