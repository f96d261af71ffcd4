/** One run as a row: its results, and what can be done with it. */

import { useRef, useState } from 'react';
import { outcomeOf } from '../../core/run/evaluated';
import type { RunRecord } from '../../core/run/record/record';
import { difference, duration, score } from '../../messages/format';
import { modelHome } from '../../state/models';
import { useApp } from '../../state/react';
import { say, words } from '../words';
import { modelText } from './modelText';
import { RunName } from './RunName';
import css from './Runs.module.css';
import { whatChanged } from './valueText';

export function RunRow({ record }: { readonly record: RunRecord }) {
  const { id, name, number, state, data, history, seconds, pinned } = record;
  const runs = useApp((store) => store.runs);
  const shown = useApp((store) => store.selected === id);
  const compared = useApp((store) => store.compared.includes(id));
  const selectRun = useApp((store) => store.selectRun);
  const pinRun = useApp((store) => store.pinRun);
  const toggleCompared = useApp((store) => store.toggleCompared);
  const applySettings = useApp((store) => store.applySettings);
  const deleteRun = useApp((store) => store.deleteRun);
  const renameRun = useApp((store) => store.renameRun);
  const home = useApp((store) => modelHome(store, record));
  const [naming, setNaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);

  const title = words.runs.title(number, name);
  const named = (action: string) => words.runs.named(action, title);
  const outcome = outcomeOf(history);
  const { before = null, after = null } = outcome ?? {};
  const endNaming = (text: string | null) => {
    if (text !== null) renameRun(id, text);
    setNaming(false);
    renameButton.current?.focus();
  };
  return (
    <tr data-shown={shown}>
      <th scope="row">{naming ? <RunName title={title} name={name} onEnd={endNaming} /> : title}</th>
      <td>{whatChanged(runs, record)}</td>
      <td>{words.runs.states[state]}</td>
      <td>{data.name}</td>
      <td>{outcome ? say(outcome.metric.label) : '–'}</td>
      <td data-numeric="true">{score(before)}</td>
      <td data-numeric="true">{score(after)}</td>
      <td data-numeric="true">{before === null || after === null ? '–' : difference(after - before)}</td>
      <td data-numeric="true">{state === 'running' ? '–' : duration(seconds)}</td>
      <td data-numeric="true">{modelText(record, home)}</td>
      <td>
        <div className={css.actions}>
          <Action
            name={words.runs.show}
            label={named(words.runs.show)}
            pressed={shown}
            onClick={() => selectRun(id)}
          />
          <button
            ref={renameButton}
            type="button"
            data-kind="plain"
            aria-label={named(words.runs.rename)}
            onClick={() => setNaming(true)}
          >
            {words.runs.rename}
          </button>
          <Action
            name={words.runs.pin}
            label={named(words.runs.pin)}
            pressed={pinned}
            onClick={() => pinRun(id, !pinned)}
          />
          <Action
            name={words.runs.compare}
            label={named(words.runs.compare)}
            pressed={compared}
            onClick={() => toggleCompared(id)}
          />
          <Action name={words.runs.apply} label={named(words.runs.apply)} onClick={() => applySettings(id)} />
          <Action
            name={words.runs.remove}
            label={named(words.runs.remove)}
            disabled={state === 'running'}
            onClick={() => deleteRun(id)}
          />
        </div>
      </td>
    </tr>
  );
}

interface ActionProps {
  readonly name: string;
  readonly label: string;
  /** Absent where it is no toggle. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

const Action = ({ name, label, pressed, disabled = false, onClick }: ActionProps) => (
  <button
    type="button"
    data-kind="plain"
    aria-label={label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    {name}
  </button>
);
