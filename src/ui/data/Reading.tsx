/** A file that is being read, with a button that cancels it. */

import { useApp } from '../../state/react';
import { words } from '../words';
import css from './DataView.module.css';

export function Reading() {
  const stage = useApp((state) => state.files.train);
  const cancel = useApp((state) => state.cancelReading);
  if (stage.kind !== 'reading') return null;
  const { file, progress } = stage;
  return (
    <div className={css.reading}>
      <span>{words.data.readingFile(file.name)}</span>
      <progress
        aria-label={words.data.reading}
        {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <button type="button" data-kind="plain" onClick={() => cancel('train')}>
        {words.data.cancel}
      </button>
    </div>
  );
}
