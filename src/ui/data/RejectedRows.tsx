/** Why rows cannot be used, with how many; all of them, each with its line and the reason, as a file. */

import type { ExamplesReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { save } from '../save';
import { say, words } from '../words';
import css from './DataView.module.css';

interface Props {
  readonly examples: ExamplesReport;
  readonly name: string;
}

export function RejectedRows({ examples, name }: Props) {
  const rejectedRows = useApp((state) => state.rejectedRows);
  if (examples.rejected === 0) return null;
  const { reasons, others } = examples.skipped;
  const download = async () => {
    const blob = await rejectedRows();
    if (blob) save(blob, `${name.replace(/\.[^.]*$/, '')}-skipped.csv`);
  };
  return (
    <div className={css.stack}>
      <h3>{words.data.skippedRows(examples.rejected)}</h3>
      <ul className={css.notes}>
        {reasons.map(({ reason, rows, line }) => (
          <li key={line + say(reason)}>{words.data.skippedFor(say(reason), rows, line)}</li>
        ))}
        {others > 0 ? <li>{words.data.skippedForOthers(others)}</li> : null}
      </ul>
      <button type="button" onClick={() => void download()}>
        {words.data.downloadSkipped}
      </button>
    </div>
  );
}
