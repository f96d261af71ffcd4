/** Where a file is opened: dropped, chosen or pasted; with a note on what happens to the data. */

import { type DragEvent, useState } from 'react';
import { limits } from '../../core/data/limits';
import { useApp } from '../../state/react';
import { FileInput } from '../parts/fields/FileInput';
import { words } from '../words';
import css from './DropArea.module.css';

const accept = [
  '.csv,.tsv,.txt,.tab,.jsonl,.ndjson,.json,.xlsx,.parquet,.zip',
  'text/csv,text/tab-separated-values,text/plain,application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
].join(',');

export function DropArea() {
  const stage = useApp((state) => state.files.train);
  const openFile = useApp((state) => state.openFile);
  const cancel = useApp((state) => state.cancelReading);
  const hosts = useContactedHosts();
  const [over, setOver] = useState(false);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void openFile(file);
  };
  return (
    <div className={css.beside}>
      <div
        className={css.area}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={css.headline}>{words.data.drop}</p>
        <p className={css.more}>{words.data.dropMore(limits.rows)}</p>
        <FileInput
          label={words.data.file}
          accept={accept}
          onFiles={(files) => {
            if (files[0]) void openFile(files[0]);
          }}
        />
        {stage.kind === 'reading' ? (
          <div className={css.reading}>
            <span>{words.data.readingFile(stage.file.name)}</span>
            <progress
              aria-label={words.data.reading}
              {...(stage.progress && stage.progress.total > 0
                ? { value: stage.progress.done, max: stage.progress.total }
                : {})}
            />
            <button type="button" data-kind="plain" onClick={() => cancel('train')}>
              {words.data.cancel}
            </button>
          </div>
        ) : null}
      </div>
      <p className={css.privacy}>{words.data.privacy(hosts)}</p>
    </div>
  );
}

/** The hosts that a run with the current settings contacts, besides the page's own; the Hub has a second one for files. */
function useContactedHosts(): readonly string[] {
  const fromHub = useApp((state) => state.recipe.baseModel.kind === 'hub');
  const endpoint = useApp((state) => state.preferences.endpoint);
  if (!fromHub) return [];
  const { host } = new URL(endpoint);
  return host === 'huggingface.co' ? [host, 'hf.co'] : [host];
}
