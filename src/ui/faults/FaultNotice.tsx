/** An unexpected error that belongs to no section, until it is dismissed. */

import { useSyncExternalStore } from 'react';
import type { Faults } from '../../state/diagnostics/faults';
import { say, words } from '../words';
import { CopyDetails } from './CopyDetails';
import css from './Faults.module.css';
import { reload } from './reload';

export function FaultNotice({ faults }: { readonly faults: Faults }) {
  const { latest, count, dismiss } = useSyncExternalStore(faults.subscribe, faults.getState);
  if (!latest) return null;
  return (
    <div className={css.notice}>
      <div role="alert" className={css.words}>
        <p>{say(latest.what)}</p>
        <p>
          {say(latest.kept)} {say(latest.next)} {count > 1 ? words.faults.notice.more(count) : null}
        </p>
      </div>
      <div className={css.actions}>
        <button type="button" aria-label={words.faults.notice.dismissNamed} onClick={dismiss}>
          {words.faults.notice.dismiss}
        </button>
        <button type="button" onClick={reload}>
          {words.faults.reload}
        </button>
        <CopyDetails details={{ problem: latest, componentStack: null }} />
      </div>
    </div>
  );
}
