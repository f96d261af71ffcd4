/** The runs that wait, and what can be done with them while a run is in progress. */

import { useRef } from 'react';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Runs.module.css';

export function Queue() {
  const active = useApp(({ run }) => run.kind === 'active');
  const queue = useApp((state) => state.queue);
  const train = useApp((state) => state.train);
  const unqueue = useApp((state) => state.unqueue);
  const stopAll = useApp((state) => state.stopAll);
  const queueButton = useRef<HTMLButtonElement>(null);
  if (!active) return null;
  /** The button that was pressed goes with what it was for. */
  const then = (act: () => unknown) => () => {
    act();
    queueButton.current?.focus();
  };
  return (
    <>
      <div className={css.actions}>
        <button ref={queueButton} type="button" onClick={() => void train()}>
          {words.runs.queueThis}
        </button>
        {queue.length === 0 ? null : (
          <button type="button" onClick={then(stopAll)}>
            {words.runs.stopAll}
          </button>
        )}
      </div>
      {queue.length === 0 ? null : (
        <ol className={css.list} aria-label={words.runs.queued(queue.length)}>
          {queue.map(({ id, recipe }) => (
            <li key={id}>
              <span>{recipe.loss}</span>
              <button type="button" data-kind="plain" onClick={then(() => unqueue(id))}>
                {words.runs.unqueue}
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
