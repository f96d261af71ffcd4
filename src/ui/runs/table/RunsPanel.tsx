/** The table of all runs, the base models among them: sorted by any column, with what differs between the runs. */

import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { columnsOf, sortRows, type RunColumn, type Sorting } from '../../../core/run/comparison/columns';
import { baseRows, rowOf, type RunRow as Row } from '../../../core/run/comparison/rows';
import { seedGroups, type SeedGroup, type Spread } from '../../../core/run/comparison/spread';
import { keptModelCount, modelsBytes } from '../../../core/run/record/keptModels';
import { rounded, roundedChange } from '../../../messages/format';
import { comparedRuns, maxCompared } from '../../../state/compare/compared';
import { useApp } from '../../../state/react';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { say, words } from '../../words';
import { commonMetric, headText, rowTitle } from './cells';
import { ModelNotices } from '../ModelNotices';
import { RunRow } from './RunRow';
import css from './RunsTable.module.css';
import { TableFiles } from './TableFiles';
import { Undo } from '../Undo';

const bestFirst: Sorting = { key: 'change', direction: 'descending' };

export function RunsPanel() {
  const runs = useApp((state) => state.runs);
  const compared = useApp((state) => state.compared);
  const selected = useApp((state) => state.selected);
  const deleted = useApp((state) => state.deleted);
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const [sorting, setSorting] = useState(bestFirst);
  const id = useId();
  const frame = useRef<HTMLFieldSetElement>(null);
  const deletedBefore = useRef(false);
  useLayoutEffect(() => {
    // What was pressed to restore it is gone.
    if (!deleted && document.activeElement === document.body && deletedBefore.current) frame.current?.focus();
    deletedBefore.current = deleted !== null;
  }, [deleted]);

  const all = useMemo(() => [...baseRows(runs), ...runs.map(rowOf)], [runs]);
  const columns = useMemo(() => columnsOf(all, onlyDiffering), [all, onlyDiffering]);
  const rows = useMemo(() => sortRows(all, columns, sorting), [all, columns, sorting]);
  const groups = useMemo(() => seedGroups(runs), [runs]);
  const marked = new Set(comparedRuns({ runs, compared, selected }).map((run) => run.id));
  const metric = commonMetric(all);
  return (
    <div className={css.panel}>
      <div className={css.top}>
        <h3 id={id}>{words.runs.heading}</h3>
        {runs.length === 0 ? null : (
          <>
            <label className={css.check}>
              <input
                type="checkbox"
                checked={onlyDiffering}
                onChange={({ currentTarget }) => setOnlyDiffering(currentTarget.checked)}
              />
              {words.runs.onlyDiffering}
            </label>
            <SortSelect columns={columns} metric={metric} sorting={sorting} onSort={setSorting} />
            <TableFiles rows={rows} columns={columns} metric={metric} />
          </>
        )}
      </div>
      {runs.length === 0 ? (
        <p className={css.muted}>{words.runs.none}</p>
      ) : (
        <>
          <p className={css.muted}>{words.runs.help(maxCompared)}</p>
          <fieldset ref={frame} className={css.frame} aria-labelledby={id} tabIndex={0}>
            <table aria-labelledby={id}>
              <thead>
                <tr>
                  <th scope="col">
                    <VisuallyHidden>{words.runs.heads.marks}</VisuallyHidden>
                  </th>
                  {columns.map((column) => (
                    <SortHead
                      key={column.key}
                      column={column}
                      text={headText(column, metric)}
                      sorting={sorting}
                      onSort={setSorting}
                    />
                  ))}
                  <th scope="col" className={css.last}>
                    <VisuallyHidden>{words.runs.heads.actions}</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.some(({ isBase }) => isBase) ? null : <UnmeasuredBase columns={columns} />}
                {rows.map((row) => (
                  <RunRow
                    key={row.key}
                    row={row}
                    columns={columns}
                    metric={metric}
                    marked={!row.isBase && marked.has(row.key)}
                    full={marked.size >= maxCompared}
                  />
                ))}
              </tbody>
              {groups.length > 0 ? (
                <tbody>
                  {groups.map((group) => (
                    <SeedRow key={group.rows.map(({ key }) => key).join()} group={group} columns={columns} />
                  ))}
                </tbody>
              ) : null}
            </table>
          </fieldset>
        </>
      )}
      <ModelNotices />
      <StoredModels />
      <Undo />
    </div>
  );
}

/** How much the stored models of all runs take; nothing where none is stored. */
function StoredModels() {
  const bytes = useApp((state) => modelsBytes(state.runs));
  return bytes === 0 ? null : <p className={css.muted}>{words.runs.storedModels(bytes, keptModelCount)}</p>;
}

interface SortProps {
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** A press sorts numbers with the largest first, words by the alphabet; another turns it round. */
function SortHead({
  column,
  text,
  sorting,
  onSort,
}: SortProps & { readonly column: RunColumn; readonly text: string }) {
  const active = sorting.key === column.key;
  const first = column.numeric ? 'descending' : 'ascending';
  const other = sorting.direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" data-numeric={column.numeric} aria-sort={active ? sorting.direction : 'none'}>
      <button
        type="button"
        data-kind="plain"
        onClick={() => onSort({ key: column.key, direction: active ? other : first })}
      >
        {text}
        <span aria-hidden="true" className={css.arrow}>
          {active ? (sorting.direction === 'ascending' ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}

/** The same where the rows are cards without heads. */
function SortSelect({
  columns,
  metric,
  sorting,
  onSort,
}: SortProps & { readonly columns: readonly RunColumn[]; readonly metric: string | null }) {
  return (
    <div className={css.sort}>
      <label>
        {words.runs.sortBy}
        <select
          value={sorting.key}
          onChange={({ currentTarget }) => onSort({ ...sorting, key: currentTarget.value })}
        >
          {columns.map((column) => (
            <option key={column.key} value={column.key}>
              {headText(column, metric)}
            </option>
          ))}
        </select>
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={sorting.direction === 'descending'}
          onChange={({ currentTarget }) =>
            onSort({ ...sorting, direction: currentTarget.checked ? 'descending' : 'ascending' })
          }
        />
        {words.runs.descending}
      </label>
    </div>
  );
}

/** Run 0 before it is measured. */
const UnmeasuredBase = ({ columns }: { readonly columns: readonly RunColumn[] }) => (
  <tr data-base="true">
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control */}
    <td data-empty="true" />
    <th scope="row">{words.runs.base}</th>
    <td colSpan={columns.length}>{words.runs.baseUnmeasured}</td>
  </tr>
);

/** The mean and the spread of runs that differ in the seed alone. */
function SeedRow({ group, columns }: { readonly group: SeedGroup; readonly columns: readonly RunColumn[] }) {
  const { rows, value, change } = group;
  const texts: Readonly<Record<string, (digits: 2 | 4) => string>> = {
    metric: (digits) => spreadText(value, digits, rounded),
    ...(change && { change: (digits) => spreadText(change, digits, roundedChange) }),
  };
  const before = columns.findIndex(({ fixed }) => fixed === 'metric');
  return (
    <tr data-base="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control */}
      <td data-empty="true" />
      <th scope="row" colSpan={before}>
        {words.runs.seeds(rows.map((row: Row) => rowTitle(row)))}
      </th>
      {columns.slice(before).map((column) => (
        <td
          key={column.key}
          data-numeric={column.numeric}
          data-head={headText(column, say(group.metric.label))}
          data-empty={!texts[column.key]}
          title={texts[column.key]?.(4)}
        >
          {texts[column.key]?.(2) ?? ''}
        </td>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of a table is no control */}
      <td data-empty="true" />
    </tr>
  );
}

const spreadText = (
  { mean, deviation }: Spread,
  digits: 2 | 4,
  meanText: (value: number, digits: number) => string,
) => words.runs.spread(meanText(mean, digits), rounded(deviation, digits));
