/** All rows of the file as they were read; text from it is shown as text, whatever it contains. */

import { useMemo, useState } from 'react';
import { columnsOf, roleNames } from '../../core/data/dataset/roleColumns';
import type { DataReport } from '../../core/report/types';
import { count } from '../../messages/format';
import { useApp } from '../../state/react';
import { Chip } from '../parts/table/Chip';
import { type Column, VirtualTable } from '../parts/table/VirtualTable';
import { say, words } from '../words';
import css from './DataView.module.css';
import { useRows } from './useRows';

export function RowGrid({ report }: { readonly report: DataReport }) {
  const [text, setText] = useState('');
  const [skippedOnly, setSkippedOnly] = useState(false);
  const lengths = useApp((state) => state.tokenLengths);
  const { examples } = report;
  const order = useMemo(() => columnOrder(report), [report]);
  const line = useApp((state) => state.shownLine);
  const showLine = useApp((state) => state.showLine);
  const { total, rowAt, show } = useRows({ text, skippedOnly, line }, examples);
  const { roles, raters } = examples;
  const labels = raters?.averaged === true ? undefined : report.columns[roles.label ?? -1];
  const few = labels && labels.values.length > 0 && labels.distinct <= 5;
  return (
    <div className={css.grid}>
      {line === null ? null : <LineChip line={line} onLift={() => showLine(null)} />}
      <div className={css.facts}>
        <input
          type="search"
          aria-label={words.grid.filter}
          placeholder={words.grid.filter}
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {examples.rejected > 0 ? (
          <label className={css.only}>
            <input
              type="checkbox"
              checked={skippedOnly}
              onChange={({ currentTarget }) => setSkippedOnly(currentTarget.checked)}
            />
            {words.grid.skippedOnly}
          </label>
        ) : null}
        <output aria-label={words.grid.rowsShown}>{words.grid.shown(total)}</output>
        {few ? <span>{words.grid.labels(labels.values)}</span> : null}
        <span>{words.grid.duplicates(examples.duplicates)}</span>
        {lengths && examples.rows > 0 ? <span>{words.data.tokens(lengths)}</span> : null}
      </div>
      <div className={css.rows}>
        <VirtualTable
          label={words.data.preview}
          lines={line === null ? 1 : 2}
          columns={gridColumns(report, order)}
          total={total}
          cellsOf={(index) => {
            const row = rowAt(index);
            if (!row) return null;
            const { line, cells, skipped } = row;
            return [
              count(line),
              skipped ? (
                <span key="skipped" className={css.skipped} title={say(skipped)}>
                  {say(skipped)}
                </span>
              ) : examples.rows === 0 ? (
                words.grid.unused
              ) : (
                words.grid.used
              ),
              ...order.map((column) => (
                <span key={column} title={cells[column]}>
                  {cells[column]}
                </span>
              )),
            ];
          }}
          toneOf={(index) => (rowAt(index)?.skipped ? 'muted' : undefined)}
          onShow={show}
        />
      </div>
    </div>
  );
}

/** That one row alone is shown, with the way to all rows and what can be done about it. */
function LineChip({ line, onLift }: { readonly line: number; readonly onLift: () => void }) {
  return (
    <div className={css.line}>
      <Chip says={words.grid.onlyLine(line)} lift={words.grid.allLines} onLift={onLift} />
      <p className={css.muted}>{words.grid.correct}</p>
    </div>
  );
}

/** The columns in use first, in the order of their roles, then the others in that of the file. */
function columnOrder({ columns, examples }: DataReport): readonly number[] {
  const used = [...roleNames.flatMap((role) => columnsOf(examples.roles, role)), ...otherColumns(examples)];
  return [...new Set([...used, ...columns.keys()])].filter((column) => column < columns.length);
}

const joinedColumns = ({ joins }: DataReport['examples']) =>
  joins.flatMap(({ joined, columns }) => (joined ? columns : []));

/** Columns without a role that are part of a sentence or of the label. */
const otherColumns = (examples: DataReport['examples']) => [
  ...(examples.raters?.averaged ? examples.raters.columns : []),
  ...joinedColumns(examples),
];

function gridColumns({ columns, examples }: DataReport, order: readonly number[]): readonly Column[] {
  const joined = joinedColumns(examples);
  return [
    { key: 'line', head: words.grid.line, kind: 'number', width: 4.75 },
    // Reasons need room; where nothing was skipped there are none.
    { key: 'status', head: words.grid.status, kind: 'word', width: examples.rejected > 0 ? 11 : 4.5 },
    ...order.map((i): Column => {
      const role = roleOf(examples, i);
      const text = role !== undefined || joined.includes(i);
      return {
        key: String(i),
        head: (
          <>
            {columns[i]?.name}
            {role ? <span className={css.role}> {words.data.roleNames[role]}</span> : null}
          </>
        ),
        kind: role === 'label' ? 'word' : text ? 'text' : 'aside',
      };
    }),
  ];
}

const roleOf = ({ roles, raters }: DataReport['examples'], column: number) =>
  raters?.averaged && raters.columns.includes(column)
    ? 'label'
    : roleNames.find((role) => columnsOf(roles, role).includes(column));
