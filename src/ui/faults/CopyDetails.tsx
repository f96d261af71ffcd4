/** What a bug report should say, to look at and to copy. */

import { useState } from 'react';
import { useApp } from '../../state/react';
import { words } from '../words';
import { detailsText, type FaultDetails } from './details';
import css from './Faults.module.css';

export function CopyDetails({ details }: { readonly details: FaultDetails }) {
  const backend = useApp(({ run }) => (run.kind === 'none' ? null : run.history.backend));
  const [said, setSaid] = useState<string | null>(null);
  const text = detailsText(details, backend?.backend ?? null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.faults.copied);
    } catch {
      setSaid(words.faults.notCopied);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
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
