/** What a bug report should say, to look at and to copy. */

import { useApp } from '../../state/react';
import { useCopy } from '../effects/useCopy';
import { words } from '../words';
import { detailsText, type FaultDetails } from './details';
import css from './Faults.module.css';

export function CopyDetails({ details }: { readonly details: FaultDetails }) {
  const backend = useApp(({ run }) => (run.kind === 'none' ? null : run.history.backend));
  const { said, copy } = useCopy(words.faults.copied, words.faults.notCopied);
  const text = detailsText(details, backend?.backend ?? null);
  return (
    <>
      <button type="button" onClick={() => void copy(text)}>
        {words.faults.copy}
      </button>
      <output className={css.said}>{said}</output>
      <details className={css.details}>
        <summary>{words.faults.details}</summary>
        <pre tabIndex={0}>{text}</pre>
      </details>
    </>
  );
}
