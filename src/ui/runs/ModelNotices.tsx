/** The model that is being stored, and which stored models have made room for it. */

import { useApp } from '../../state/react';
import { say, words } from '../words';
import css from './Runs.module.css';

export function ModelNotices() {
  const storing = useApp((state) => state.storing?.progress ?? null);
  const notices = useApp((state) => state.modelNotices);
  return (
    <output aria-label={words.runs.models} className={css.muted}>
      {storing ? words.runs.storing(storing.done, storing.total) : null}
      {notices.map((notice) => (
        <p key={say(notice)}>{say(notice)}</p>
      ))}
    </output>
  );
}
