/**
 * Start, pause and stop in one place. The first button is Train, then Pause or Resume; the second opens the other ways to
 * start, then is Stop: they are the same two buttons throughout, so that the focus stays on them.
 */

import { useId } from 'react';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { startButtonId } from '../ids';
import { words } from '../words';
import { MoreWays } from './MoreWays';
import css from './RunBar.module.css';

export function StartControls() {
  const active = useApp(({ run }) => run.kind === 'active');
  const state = useApp(({ run }) => (run.kind === 'none' ? 'idle' : run.history.state));
  const stopping = useApp((store) => store.stopping);
  const startable = useApp((store) => store.run.kind !== 'active' && blockedBy(store) === null);
  const train = useApp((store) => store.train);
  const pause = useApp((store) => store.pause);
  const resume = useApp((store) => store.resume);
  const stop = useApp((store) => store.stop);
  const more = useId();

  const paused = state === 'paused';
  const steerable = active && !stopping;
  const first = !active
    ? { label: words.train.train, does: train, disabled: !startable }
    : paused
      ? { label: words.train.resume, does: resume, disabled: !steerable }
      : { label: words.train.pause, does: pause, disabled: !steerable || state !== 'training' };
  return (
    <>
      <div className={css.start}>
        <Action
          id={startButtonId}
          data-kind={active ? undefined : 'primary'}
          disabled={first.disabled}
          onClick={() => void first.does()}
        >
          {first.label}
        </Action>
        <Action
          data-kind={active ? undefined : 'primary'}
          disabled={active && !steerable}
          popoverTarget={active ? undefined : more}
          aria-label={active ? words.train.stop : words.bar.moreWays}
          title={active ? undefined : words.bar.moreWays}
          className={active ? undefined : css.more}
          onClick={() => {
            if (active) void stop();
          }}
        >
          {active ? words.train.stop : <span aria-hidden="true">▾</span>}
        </Action>
      </div>
      <MoreWays id={more} />
    </>
  );
}
