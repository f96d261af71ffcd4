/** Start, pause, resume and stop, always at one place; each button says by its state whether it can be pressed. */

import { useState } from 'react';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { Field } from '../parts/Field';
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
  // Judging needs less memory than training does: only a run that trains is held back by it.
  const judgeable = !active && (blocked === null || blocked === 'doesNotFit');
  return (
    <>
      <div className={css.limit}>
        <Field label={words.train.limit} help={words.train.limitHelp}>
          {(ties) => (
            <input
              {...ties}
              type="number"
              min={1}
              step={1}
              inputMode="numeric"
              value={limit}
              disabled={active}
              onChange={({ currentTarget }) => setLimit(currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <div className={css.controls}>
        <div className={css.buttons}>
          <button type="button" data-kind="primary" disabled={!startable} onClick={() => void train()}>
            {words.train.train}
          </button>
          <button
            type="button"
            disabled={!judgeable}
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
        </div>
        <RunProgress />
        {blocked && !active ? <p className={css.muted}>{words.train[blocked]}</p> : null}
      </div>
    </>
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
