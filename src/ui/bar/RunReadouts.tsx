/** The state of the run in numbers: always there, so that nothing moves when a run starts. */

import { useApp } from '../../state/react';
import { selectedRun, shownRun } from '../../state/runs';
import { baseOf, latestOf } from '../../state/series';
import { emptyHistory } from '../../core/run/history';
import { bareScore, difference, shortScore } from '../../messages/format';
import { Digits } from '../parts/Digits';
import { Readout } from '../parts/Readout';
import { lossesOf } from '../train/notes';
import { stateOf } from '../train/runWords';
import { say, words } from '../words';
import css from './RunBar.module.css';

export function RunReadouts() {
  const run = useApp(shownRun);
  const interrupted = useApp((store) => selectedRun(store)?.state === 'interrupted');
  const history = run.kind === 'none' ? emptyHistory : run.history;
  const { state, plan, latest, backend, deviceLosses } = history;
  const active = run.kind === 'active';
  const job = run.kind === 'none' ? 'train' : run.job;
  const base = baseOf(history)?.metrics.spearman ?? null;
  const now = latestOf(history)?.metrics.spearman ?? null;
  const changed = base !== null && now !== null && base !== now;
  const threads = backend && backend.threads > 1 ? words.train.threads(backend.threads) : null;
  const lost =
    deviceLosses.length > 0 ? (
      <span key="lost" title={lossesOf(history).map(say).join('\n')}>
        {words.train.lost(deviceLosses.length)}
      </span>
    ) : null;
  return (
    <div className={css.readouts}>
      <Readout
        compact
        label={words.train.state}
        value={interrupted ? words.runs.states.interrupted : words.train.stateNames[stateOf(state, job)]}
      />
      <Readout
        compact
        label={words.train.step}
        value={latest ? <Digits n={latest.step} /> : null}
        after={plan && latest ? words.train.ofSteps(plan.steps) : null}
      />
      <Readout
        compact
        label={words.train.remaining}
        value={
          active && latest?.remaining
            ? words.train.remainingRange(latest.remaining.low, latest.remaining.high)
            : null
        }
      />
      <Readout
        compact
        label={words.train.spearman}
        value={shortScore(now)}
        exactly={bareScore(now)}
        after={changed ? <span title={difference(now - base)}>{words.bar.change(base, now)}</span> : null}
      />
      <Readout
        compact
        label={words.train.backend}
        value={backend?.backend ?? null}
        after={threads !== null || lost !== null ? [threads, lost] : null}
      />
    </div>
  );
}
