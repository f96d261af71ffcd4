/** Start, pause, resume and stop, always in the same place; a button that has no effect now is disabled. */

import { type InputEvent, useId, useState } from 'react';
import { limits } from '../../core/data/limits';
import { checkNumber } from '../../core/recipe/check';
import { message } from '../../messages/message';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { say, words } from '../words';
import css from './TrainSection.module.css';

const limitLabel = message('recipe.evaluationRows');
const limitRange = { min: 1, max: limits.rows, integer: true };

export function Controls() {
  const active = useApp(({ run }) => run.kind === 'active');
  const state = useApp(({ run }) => (run.kind === 'none' ? 'idle' : run.history.state));
  const stopping = useApp((store) => store.stopping);
  const blocked = useApp(blockedBy);
  const train = useApp((store) => store.train);
  const evaluateOnly = useApp((store) => store.evaluateOnly);
  const pause = useApp((store) => store.pause);
  const resume = useApp((store) => store.resume);
  const stop = useApp((store) => store.stop);
  /** Null: all; NaN where what is typed is not a number. */
  const [limit, setLimit] = useState<number | null>(null);
  const wrongId = useId();

  const wrong = limit === null ? null : checkNumber(limitLabel, limitRange, limit);
  const describedBy = wrong === null ? undefined : wrongId;
  const startable = !active && blocked === null;
  const steerable = active && !stopping;
  return (
    <div className={css.controls} data-running={active}>
      <div className={css.buttons}>
        <button type="button" data-kind="primary" disabled={!startable} onClick={() => void train()}>
          {words.train.train}
        </button>
        <button
          type="button"
          disabled={!startable || wrong !== null}
          aria-describedby={describedBy}
          onClick={() => void evaluateOnly(limit)}
        >
          {words.train.evaluateOnly}
        </button>
        <button type="button" disabled={!steerable || state !== 'training'} onClick={() => void pause()}>
          {words.train.pause}
        </button>
        <button type="button" disabled={!steerable || state !== 'paused'} onClick={() => void resume()}>
          {words.train.resume}
        </button>
        <button type="button" disabled={!steerable} onClick={() => void stop()}>
          {words.train.stop}
        </button>
        {stopping ? <span className={css.stopping}>{words.train.stopping}</span> : null}
        <label className={css.limit}>
          {say(limitLabel)}
          <input
            type="number"
            min={limitRange.min}
            max={limitRange.max}
            step={1}
            inputMode="numeric"
            placeholder={words.train.allRows}
            aria-invalid={wrong !== null}
            aria-describedby={describedBy}
            disabled={active}
            onInput={(event) => setLimit(limitOf(event))}
          />
        </label>
      </div>
      {wrong ? (
        <p id={wrongId} className={css.invalid}>
          {say(wrong)} {words.train.limitHint}
        </p>
      ) : null}
      <RunProgress />
      {blocked && !active ? <p className={css.muted}>{words.train[blocked]}</p> : null}
    </div>
  );
}

/** The value of what is not a number is empty, as if nothing were typed; its validity tells. */
function limitOf({ currentTarget: { value, validity } }: InputEvent<HTMLInputElement>): number | null {
  if (validity.badInput) return NaN;
  return value === '' ? null : Number(value);
}

function RunProgress() {
  const run = useApp((state) => state.run);
  const model = useApp((state) => state.model);
  const active = run.kind === 'active';
  const { plan, latest, progress } = run.kind === 'none' ? nothing : run.history;
  const loading = model.kind === 'loading' ? model.progress : null;
  const work = loading ?? progress;
  const workWords = loading ? words.train.workInBytes : words.train.work;
  const bar =
    latest && plan
      ? { value: latest.step, max: plan.steps }
      : !active
        ? { value: 0, max: 1 }
        : work && work.total > 0
          ? { value: work.done, max: work.total }
          : {};
  return (
    <>
      <progress aria-label={words.train.progress} {...bar} />
      {active && work ? (
        <p className={css.muted}>
          {work.total > 0 ? workWords(say(work.what), work.done, work.total) : say(work.what)}
        </p>
      ) : null}
    </>
  );
}

const nothing = { plan: null, latest: null, progress: null };
