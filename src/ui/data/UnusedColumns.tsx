/** The columns without a role, each with the reason and a button that gives it the role that it could have. */

import { withColumn } from '../../core/data/dataset/roleColumns';
import type { DataReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { say, words } from '../words';
import css from './DataView.module.css';

export function UnusedColumns({ report }: { readonly report: DataReport }) {
  const setRoles = useApp((state) => state.setRoles);
  const { roles, unused } = report.examples;
  if (unused.length === 0) return null;
  return (
    <div className={css.stack}>
      <h3>{words.data.unusedColumns(unused.length)}</h3>
      <ul className={css.notes}>
        {unused.map(({ column, name, reason, use }) => (
          <li key={column}>
            <strong>{name}</strong>: {say(reason)}{' '}
            <button
              type="button"
              data-kind="plain"
              aria-label={words.data.useColumn(name, words.data.roleNames[use])}
              onClick={() => void setRoles(withColumn(roles, use, column))}
            >
              {words.data.useAs(words.data.roleNames[use])}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
