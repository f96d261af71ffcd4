/** A file that is being read, or read again under a changed mapping, with a button that cancels it. */

import type { Progress } from '../../core/run/events';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './DataView.module.css';

export function Reading() {
  const stage = useApp((state) => state.files.train);
  const remapping = useApp((state) => state.remapping);
  const cancelReading = useApp((state) => state.cancelReading);
  const cancelMapping = useApp((state) => state.cancelMapping);
  if (stage.kind === 'reading') {
    return (
      <Work
        what={words.data.readingFile(stage.file.name)}
        progress={stage.progress}
        cancel={words.data.cancel}
        onCancel={() => cancelReading('train')}
      />
    );
  }
  if (remapping === null) return null;
  return (
    <Work
      what={words.data.remapping}
      progress={remapping}
      cancel={words.data.cancelRemapping}
      onCancel={cancelMapping}
    />
  );
}

interface WorkProps {
  readonly what: string;
  readonly progress: Progress | null;
  readonly cancel: string;
  readonly onCancel: () => void;
}

function Work({ what, progress, cancel, onCancel }: WorkProps) {
  return (
    <div className={css.reading}>
      <span>{what}</span>
      <progress
        aria-label={words.data.reading}
        {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <button type="button" data-kind="plain" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  );
}
