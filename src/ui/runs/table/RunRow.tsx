/** One run as a row of the table: its mark and pin, its cells, and what can be done with it. */

import { useRef, useState, type Ref } from 'react';
import type { RunColumn } from '../../../core/run/comparison/columns';
import type { RunRow as Row } from '../../../core/run/comparison/rows';
import { canResume } from '../../../state/keeping/interrupted';
import { modelHome } from '../../../state/models';
import { useApp } from '../../../state/react';
import { words } from '../../words';
import { cellText, headText, nothing, rowTitle } from './cells';
import { Icon, type IconName } from './icons';
import { RunName } from './RunName';
import css from './RunsTable.module.css';

interface Props {
  readonly row: Row;
  readonly columns: readonly RunColumn[];
  /** What all rows are measured by; null where they differ. */
  readonly metric: string | null;
  readonly marked: boolean;
  /** Whether no more runs can be marked. */
  readonly full: boolean;
}

export function RunRow({ row, columns, metric, marked, full }: Props) {
  const { record, isBase } = row;
  const { id, name, pinned } = record;
  const shown = useApp((store) => !isBase && store.selected === id);
  const pinRun = useApp((store) => store.pinRun);
  const toggleCompared = useApp((store) => store.toggleCompared);
  const renameRun = useApp((store) => store.renameRun);
  const home = useApp((store) => modelHome(store, record));
  const runs = useApp((store) => store.runs);
  const [naming, setNaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const title = rowTitle(row);
  const endNaming = (text: string | null) => {
    if (text !== null) renameRun(id, text);
    setNaming(false);
    renameButton.current?.focus();
  };
  return (
    <tr data-shown={shown} data-base={isBase}>
      {isBase ? (
        <EmptyCell />
      ) : (
        <td className={css.marks}>
          <input
            type="checkbox"
            aria-label={words.runs.named(words.runs.compare, title)}
            checked={marked}
            disabled={full && !marked}
            onChange={() => toggleCompared(id)}
          />
          <Action
            icon="pin"
            name={words.runs.pin}
            title={title}
            pressed={pinned}
            onClick={() => pinRun(id, !pinned)}
          />
        </td>
      )}
      {columns.map((column) => {
        const text = cellText(column, row, { metric, home, runs, digits: 2 });
        if (column.fixed === 'run') {
          return (
            <th key={column.key} scope="row">
              {naming ? <RunName title={title} name={name} onEnd={endNaming} /> : text}
            </th>
          );
        }
        return (
          <td
            key={column.key}
            data-numeric={column.numeric}
            data-head={headText(column, metric)}
            data-empty={text === nothing}
            title={titleOf(cellText(column, row, { metric, home, runs, digits: 4 }), text)}
          >
            {text}
          </td>
        );
      })}
      {isBase ? (
        <EmptyCell />
      ) : (
        <RunActions row={row} renameButton={renameButton} onRename={() => setNaming(true)} />
      )}
    </tr>
  );
}

const EmptyCell = () => (
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control
  <td data-empty="true" />
);

/** Four decimals to look up, where the cell has two. */
const titleOf = (exact: string, text: string) => (exact === text ? undefined : exact);

interface ActionsProps {
  readonly row: Row;
  readonly renameButton: Ref<HTMLButtonElement>;
  readonly onRename: () => void;
}

function RunActions({ row, renameButton, onRename }: ActionsProps) {
  const { id, state, job } = row.record;
  const resumable = useApp((store) => canResume(store, row.record));
  const shown = useApp((store) => store.selected === id);
  const selectRun = useApp((store) => store.selectRun);
  const applySettings = useApp((store) => store.applySettings);
  const deleteRun = useApp((store) => store.deleteRun);
  const resumeRun = useApp((store) => store.resumeRun);
  const running = useApp(({ run }) => run.kind === 'active');
  const again = words.runs.interrupted.resume[job];
  const title = rowTitle(row);
  return (
    <td className={css.last}>
      <div className={css.actions}>
        {resumable ? (
          <Action
            icon="resume"
            name={again}
            title={title}
            disabled={running}
            onClick={() => void resumeRun(id)}
          />
        ) : null}
        <Action
          icon="show"
          name={words.runs.show}
          title={title}
          pressed={shown}
          onClick={() => selectRun(id)}
        />
        <Action icon="rename" name={words.runs.rename} title={title} ref={renameButton} onClick={onRename} />
        <Action icon="apply" name={words.runs.apply} title={title} onClick={() => applySettings(id)} />
        <Action
          icon="remove"
          name={words.runs.remove}
          title={title}
          disabled={state === 'running'}
          onClick={() => deleteRun(id)}
        />
      </div>
    </td>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly name: string;
  /** Of the run. */
  readonly title: string;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Absent where it is no toggle. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

const Action = ({ icon, name, title, ref, pressed, disabled = false, onClick }: ActionProps) => (
  <button
    ref={ref}
    type="button"
    data-kind="plain"
    className={css.action}
    title={name}
    aria-label={words.runs.named(name, title)}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} filled={icon === 'pin' && pressed === true} />
  </button>
);
