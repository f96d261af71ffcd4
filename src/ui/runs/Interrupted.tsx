/** The runs that were interrupted, and the queues of visits that have ended: each is resumed or deleted. */

import { useId } from 'react';
import type { KeptQueue } from '../../core/run/record/keptQueue';
import type { RunRecord } from '../../core/run/record/record';
import { canResume } from '../../state/keeping/interrupted';
import { useApp } from '../../state/react';
import { words } from '../words';
import { interruptedWords } from './interruptedWords';
import css from './Runs.module.css';

export function Interrupted() {
  const runs = useApp((state) => state.runs);
  const queues = useApp((state) => state.lostQueues);
  const id = useId();
  const checkpoints = useApp((state) => state.checkpoints);
  const inMemory = useApp((state) => state.inMemory);
  const interrupted = runs.filter((record) => canResume({ checkpoints, inMemory }, record));
  if (interrupted.length + queues.length === 0) return null;
  return (
    <section className={css.panel} aria-labelledby={id}>
      <h3 id={id}>{words.runs.interrupted.heading}</h3>
      <ul className={css.list}>
        {interrupted.map((record) => (
          <InterruptedRun key={record.id} record={record} />
        ))}
        {queues.map((queue) => (
          <LostQueue key={queue.owner} queue={queue} />
        ))}
      </ul>
    </section>
  );
}

function InterruptedRun({ record }: { readonly record: RunRecord }) {
  const { id, job, number, name } = record;
  const text = useApp((state) => interruptedWords(state, record));
  const running = useApp(({ run }) => run.kind === 'active');
  const resume = useApp((state) => state.resumeRun);
  const remove = useApp((state) => state.deleteRun);
  const named = (action: string) => words.runs.named(action, words.runs.title(number, name));
  return (
    <li>
      <span>{text}</span>
      <button
        type="button"
        disabled={running}
        aria-label={named(words.runs.interrupted.resume[job])}
        onClick={() => void resume(id)}
      >
        {words.runs.interrupted.resume[job]}
      </button>
      <button
        type="button"
        data-kind="plain"
        aria-label={named(words.runs.remove)}
        onClick={() => remove(id)}
      >
        {words.runs.remove}
      </button>
    </li>
  );
}

function LostQueue({ queue: { owner, data, orders } }: { readonly queue: KeptQueue }) {
  const start = useApp((state) => state.startLostQueue);
  const forget = useApp((state) => state.forgetLostQueue);
  const named = (action: string) => words.runs.named(action, words.runs.queued(orders.length));
  const { queue } = words.runs.interrupted;
  return (
    <li>
      <span>{queue.waiting(orders.length, data.name)}</span>
      <button type="button" aria-label={named(queue.start)} onClick={() => void start(owner)}>
        {queue.start}
      </button>
      <button
        type="button"
        data-kind="plain"
        aria-label={named(words.runs.remove)}
        onClick={() => void forget(owner)}
      >
        {words.runs.remove}
      </button>
    </li>
  );
}
