/** Whether data and runs are kept in this browser: asked once, changed at any time; and how to delete all of it. */

import { useLayoutEffect, useId, useRef } from 'react';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { words } from '../words';
import { ClearEverything } from './ClearEverything';
import css from './Runs.module.css';

/** Shown with the first file, until it is answered. */
export function KeepQuestion() {
  const asked = useApp(
    ({ preferences, files }) => preferences.keep === 'ask' && openFileOf(files.train) !== null,
  );
  const setKeeping = useApp((state) => state.setKeeping);
  const id = useId();
  if (!asked) return null;
  return (
    <section className={css.question} aria-labelledby={id}>
      <div>
        <h3 id={id}>{words.runs.ask}</h3>
        <p className={css.muted}>{words.runs.askHelp}</p>
      </div>
      <div className={css.actions}>
        <button type="button" onClick={() => void setKeeping(true)}>
          {words.runs.yes}
        </button>
        <button type="button" data-kind="plain" onClick={() => void setKeeping(false)}>
          {words.runs.no}
        </button>
      </div>
    </section>
  );
}

export function KeepSetting() {
  const keep = useApp(({ preferences }) => preferences.keep);
  const setKeeping = useApp((state) => state.setKeeping);
  const helpId = useId();
  const box = useRef<HTMLInputElement>(null);
  const before = useRef(keep);
  useLayoutEffect(() => {
    // The answer has taken the buttons of the question away.
    if (before.current === 'ask' && keep !== 'ask' && document.activeElement === document.body) {
      box.current?.focus({ preventScroll: true });
    }
    before.current = keep;
  }, [keep]);
  return (
    <div className={css.keeping}>
      <label>
        <input
          ref={box}
          type="checkbox"
          aria-describedby={helpId}
          checked={keep === 'yes'}
          onChange={({ currentTarget }) => void setKeeping(currentTarget.checked)}
        />
        {words.runs.keep}
      </label>
      <p id={helpId} className={css.muted}>
        {words.runs.keepHelp}
      </p>
      <ClearEverything />
    </div>
  );
}
