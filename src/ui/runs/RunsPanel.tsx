/** The table of all runs, the base model first. */

import { useLayoutEffect, useId, useRef } from 'react';
import { keptModelCount, modelsBytes } from '../../core/run/record/keptModels';
import { runsCsv, runsJson } from '../../core/run/record/table';
import { outcomeOf } from '../../core/run/evaluated';
import { score } from '../../messages/format';
import { useApp, useAppStore } from '../../state/react';
import { baseNow } from '../../state/runs';
import { save } from '../save';
import { say, words } from '../words';
import { KeepSetting } from './Keeping';
import { ModelNotices } from './ModelNotices';
import { RunRow } from './RunRow';
import css from './Runs.module.css';
import { Undo } from './Undo';

export function RunsPanel() {
  const store = useAppStore();
  const runs = useApp((state) => state.runs);
  const deleted = useApp((state) => state.deleted);
  const id = useId();
  const frame = useRef<HTMLFieldSetElement>(null);
  const deletedBefore = useRef(false);
  useLayoutEffect(() => {
    // What was pressed to restore it is gone.
    if (!deleted && document.activeElement === document.body && deletedBefore.current) frame.current?.focus();
    deletedBefore.current = deleted !== null;
  }, [deleted]);
  const { heads } = words.runs;
  const keepCsv = () => save(new Blob([...runsCsv(store.getState().runs)], { type: 'text/csv' }), 'runs.csv');
  const keepJson = () =>
    save(new Blob([runsJson(store.getState().runs)], { type: 'application/json' }), 'runs.json');
  return (
    <div className={css.panel}>
      <h3 id={id}>{words.runs.heading}</h3>
      {runs.length === 0 ? (
        <p className={css.muted}>{words.runs.none}</p>
      ) : (
        <>
          <fieldset ref={frame} className={css.frame} aria-labelledby={id} tabIndex={0}>
            <table aria-labelledby={id}>
              <thead>
                <tr>
                  <th scope="col">{heads.run}</th>
                  <th scope="col">{heads.changed}</th>
                  <th scope="col">{heads.state}</th>
                  <th scope="col">{heads.data}</th>
                  <th scope="col">{heads.metric}</th>
                  <th scope="col" data-numeric="true">
                    {heads.before}
                  </th>
                  <th scope="col" data-numeric="true">
                    {heads.after}
                  </th>
                  <th scope="col" data-numeric="true">
                    {heads.change}
                  </th>
                  <th scope="col" data-numeric="true">
                    {heads.duration}
                  </th>
                  <th scope="col" data-numeric="true">
                    {heads.model}
                  </th>
                  <th scope="col">{heads.actions}</th>
                </tr>
              </thead>
              <tbody>
                <BaseRow />
                {runs.map((record) => (
                  <RunRow key={record.id} record={record} />
                ))}
              </tbody>
            </table>
          </fieldset>
          <div className={css.actions}>
            <button type="button" onClick={keepCsv}>
              {words.runs.csv}
            </button>
            <button type="button" onClick={keepJson}>
              {words.runs.json}
            </button>
          </div>
        </>
      )}
      <ModelNotices />
      <StoredModels />
      <Undo />
      <KeepSetting />
    </div>
  );
}

/** How much the stored models of all runs take; nothing where none is stored. */
function StoredModels() {
  const bytes = useApp((state) => modelsBytes(state.runs));
  return bytes === 0 ? null : <p className={css.muted}>{words.runs.storedModels(bytes, keptModelCount)}</p>;
}

/** Run 0: the base model on the rows that the next run would be evaluated on. */
function BaseRow() {
  const base = useApp(baseNow);
  const outcome = base && outcomeOf({ evaluations: [base], restored: null });
  return (
    <tr>
      <th scope="row">{words.runs.base}</th>
      <td colSpan={3}>{base ? '' : words.runs.baseUnmeasured}</td>
      <td>{outcome ? say(outcome.metric.label) : '–'}</td>
      <td data-numeric="true">{score(outcome?.before)}</td>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control */}
      <td colSpan={5} />
    </tr>
  );
}
