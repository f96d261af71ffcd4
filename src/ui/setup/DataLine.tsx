/** How many rows of the file are used, and how many are not. */

import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Digits } from '../parts/Digits';
import { words } from '../words';

export function DataLine() {
  const examples = useApp(({ files }) => openFileOf(files.train)?.report.examples ?? null);
  return (
    <>
      <output aria-label={words.data.rows} aria-live="off">
        {examples ? <Digits n={examples.rows} /> : '–'}
      </output>{' '}
      {words.setup.usable(examples?.rows ?? 0)} ·{' '}
      <output aria-label={words.data.rejectedRows} aria-live="off">
        {examples ? <Digits n={examples.rejected} /> : '–'}
      </output>{' '}
      {words.setup.skipped}
    </>
  );
}
