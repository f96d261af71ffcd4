/** Start, pause, resume and stop, always at one place; each button says by its state whether it can be pressed. */

import { useState } from 'react';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './TrainSection.module.css';

export function Controls() {
  const active = useApp(({ run }) => run.kind === 'active');
  const state = useApp(({ run }) => (run.kind === 'none' ? 'idle' : run.history.state));
  const blocked = useApp(blockedBy);
  const train = useApp((store) => store.train);
  const evaluateOnly = useApp((store) => store.evaluateOnly);
  const pause = useApp((store) => store.pause);
  const resume = useApp((store) => store.resume);
  const stop = useApp((store) => store.stop);
  const [limit, setLimit] = useState('');

  const rows = Number(limit);
  const startable = !active && blocked === null;
  return (
    <div className={css.controls} data-running={active}>
      <div className={css.buttons}>
        <button type="button" data-kind="primary" disabled={!startable} onClick={() => void train()}>
          {words.train.train}
        </button>
        <button
          type="button"
          disabled={!startable}
          onClick={() => void evaluateOnly(Number.isInteger(rows) && rows > 0 ? rows : null)}
        >
          {words.train.evaluateOnly}
        </button>
        <button type="button" disabled={!active || state !== 'training'} onClick={() => void pause()}>
          {words.train.pause}
        </button>
        <button type="button" disabled={!active || state !== 'paused'} onClick={() => void resume()}>
          {words.train.resume}
        </button>
        <button type="button" disabled={!active} onClick={() => void stop()}>
          {words.train.stop}
        </button>
        <label className={css.limit}>
          {words.train.limit}
          <input
            type="number"
            min={1}
            step={1}
            inputMode="numeric"
            placeholder={words.train.allRows}
            value={limit}
            disabled={active}
            onChange={({ currentTarget }) => setLimit(currentTarget.value)}
          />
        </label>
      </div>
      <RunProgress />
      {blocked && !active ? <p className={css.muted}>{words.train[blocked]}</p> : null}
    </div>
  );
}

function RunProgress() {
  const run = useApp((state) => state.run);
  const { plan, latest, progress } = run.kind === 'none' ? nothing : run.history;
  const bar =
    latest && plan
      ? { value: latest.step, max: plan.steps }
      : run.kind !== 'active'
        ? { value: 0, max: 1 }
        : progress && progress.total > 0
          ? { value: progress.done, max: progress.total }
          : {};
  return (
    <>
      <progress aria-label={words.train.progress} {...bar} />
      {run.kind === 'active' && progress ? <p className={css.muted}>{progress.what}</p> : null}
    </>
  );
}

const nothing = { plan: null, latest: null, progress: null };
