/** The rows that cannot be used, each with its line and the reason, as a file. */

import type { ExamplesReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { save } from '../save';
import { words } from '../words';

interface Props {
  readonly examples: ExamplesReport;
  readonly name: string;
}

export function RejectedRows({ examples, name }: Props) {
  const rejectedRows = useApp((state) => state.rejectedRows);
  if (examples.rejected === 0) return null;
  const download = async () => {
    const blob = await rejectedRows();
    if (blob) save(blob, `${name.replace(/\.[^.]*$/, '')}-skipped.csv`);
  };
  return (
    <div>
      <button type="button" onClick={() => void download()}>
        {words.data.downloadSkipped}
      </button>
    </div>
  );
}
