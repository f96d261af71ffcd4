/** Rows that cannot be used, each with its line and the reason; all of them as a file. */

import type { ExamplesReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { DataTable } from '../parts/DataTable';
import { save } from '../save';
import { say, words } from '../words';
import css from './DataSection.module.css';

interface Props {
  readonly examples: ExamplesReport;
  readonly name: string;
}

export function RejectedRows({ examples, name }: Props) {
  const rejectedRows = useApp((state) => state.rejectedRows);
  const { rejected, rejectedSample } = examples;
  if (rejected === 0) return null;
  const download = async () => {
    const blob = await rejectedRows();
    if (blob) save(blob, `${name.replace(/\.[^.]*$/, '')}-rejected.csv`);
  };
  return (
    <div className={css.stack}>
      <DataTable
        caption={words.data.rejected(rejected, rejectedSample.length)}
        heads={[words.data.line, words.data.reason, words.data.text]}
        rows={rejectedSample.map(({ line, reason, text }) => [String(line), say(reason), text])}
        text
      />
      <button type="button" onClick={() => void download()}>
        {words.data.downloadRejected}
      </button>
    </div>
  );
}
