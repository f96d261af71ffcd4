/** What a developer looks at with `?debug`: the messages between page and worker, and what a training step takes. */

import { useSyncExternalStore } from 'react';
import { stepParts, totalMs } from '../../core/run/stepProfile';
import { bytes, count } from '../../messages/format';
import type { DebugLog, DebugState } from '../../state/diagnostics/debugLog';
import { DataTable } from '../parts/DataTable';
import { words } from '../words';
import css from './DebugPanel.module.css';

const ms = (value: number) => value.toFixed(1);

export function DebugPanel({ log: { store } }: { readonly log: DebugLog }) {
  const { messages, steps } = useSyncExternalStore(store.subscribe, store.getState);
  return (
    <aside aria-label={words.debug.name} className={css.panel}>
      <details open>
        <summary>{words.debug.name}</summary>
        <div className={css.tables}>
          {steps ? <Steps {...steps} /> : <p>{words.debug.noSteps}</p>}
          <DataTable
            caption={words.debug.messages(messages.length)}
            heads={words.debug.messageHeads}
            rows={messages.map((message) => [
              message.name,
              message.direction,
              message.ms === null ? '' : ms(message.ms),
              bytes(message.bytes),
            ])}
            numeric={[2, 3]}
          />
        </div>
      </details>
    </aside>
  );
}

function Steps({ last, count: measured, sums }: NonNullable<DebugState['steps']>) {
  const { dispatches, memory } = last;
  return (
    <div className={css.steps}>
      <DataTable
        caption={words.debug.steps(last.step, measured)}
        heads={words.debug.stepHeads}
        rows={[
          ...stepParts.map((part) => [part, ms(last.ms[part]), ms(sums[part] / measured)]),
          [words.debug.total, ms(totalMs(last)), ms(totalMs({ ms: sums }) / measured)],
        ]}
        numeric={[1, 2]}
        whole
      />
      <dl className={css.facts}>
        {dispatches === null ? null : <Fact name={words.debug.dispatches} value={count(dispatches)} />}
        <Fact name={words.debug.tensors} value={count(memory.tensors)} />
        <Fact name={words.debug.tensorBytes} value={bytes(memory.tensorBytes)} />
        {memory.backendBytes === null ? null : (
          <Fact name={words.debug.backendBytes} value={bytes(memory.backendBytes)} />
        )}
      </dl>
      {dispatches === null ? null : <p>{words.debug.queued}</p>}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
