/** The table of runs to take along: CSV and JSON with every setting, LaTeX as it is shown. */

import type { RunColumn } from '../../../core/run/comparison/columns';
import { latexTable } from '../../../core/run/comparison/latex';
import type { RunRow } from '../../../core/run/comparison/rows';
import { runsCsv, runsJson } from '../../../core/run/comparison/tableFiles';
import { modelHome } from '../../../state/models';
import { useAppStore } from '../../../state/react';
import { useCopy } from '../../effects/useCopy';
import { save } from '../../save';
import { words } from '../../words';
import { cellText, headText } from './cells';
import css from './RunsTable.module.css';

interface Props {
  readonly rows: readonly RunRow[];
  readonly columns: readonly RunColumn[];
  readonly metric: string | null;
}

export function TableFiles({ rows, columns, metric }: Props) {
  const store = useAppStore();
  const { said, copy } = useCopy(words.runs.copied, words.runs.notCopied);
  const latex = () =>
    latexTable({
      heads: columns.map((column) => headText(column, metric)),
      rows: rows.map((row) => {
        const state = store.getState();
        const home = modelHome(state, row.record);
        const { runs } = state;
        return columns.map((column) => cellText(column, row, { metric, home, runs, digits: 4 }));
      }),
      numeric: columns.flatMap(({ numeric }, i) => (numeric ? [i] : [])),
    });
  const keep = (type: string, name: string, parts: readonly string[]) =>
    save(new Blob([...parts], { type }), name);
  const files = [
    {
      text: 'CSV',
      label: words.runs.csv,
      make: () => keep('text/csv', 'runs.csv', [...runsCsv(store.getState().runs)]),
    },
    {
      text: 'JSON',
      label: words.runs.json,
      make: () => keep('application/json', 'runs.json', [runsJson(store.getState().runs)]),
    },
    { text: 'LaTeX', label: words.runs.latex, make: () => keep('text/plain', 'runs.tex', [latex()]) },
  ];
  return (
    <div className={css.files}>
      {files.map(({ text, label, make }) => (
        <button key={text} type="button" data-kind="plain" aria-label={label} title={label} onClick={make}>
          {text}
        </button>
      ))}
      <button type="button" data-kind="plain" onClick={() => void copy(latex())}>
        {words.runs.copyLatex}
      </button>
      <output className={css.said}>{said}</output>
    </div>
  );
}
