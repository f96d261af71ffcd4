/** The open file's name, and the file input under it: a click on it chooses another file. */

import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { fileInputId } from '../ids';
import { words } from '../words';
import css from './RunBar.module.css';

const accept = [
  '.csv,.tsv,.txt,.tab,.jsonl,.ndjson,.json,.xlsx,.parquet,.zip',
  'text/csv,text/tab-separated-values,text/plain,application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
].join(',');

export function OpenFile() {
  const open = useApp(({ files }) => openFileOf(files.train));
  const openFile = useApp((state) => state.openFile);
  return (
    <span className={css.open}>
      <span aria-hidden="true" className={css.fileName}>
        {open ? words.bar.data(open.report.name, open.report.examples.rows) : words.bar.noData}
      </span>
      <input
        id={fileInputId}
        type="file"
        accept={accept}
        aria-label={words.data.file}
        title={open?.report.name}
        // The same file can be chosen twice in a row, for it may have changed on disk.
        onClick={({ currentTarget }) => (currentTarget.value = '')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void openFile(file);
        }}
      />
    </span>
  );
}
