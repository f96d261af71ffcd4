/** The files of former visits: each opens with its mapping and its runs, or is deleted with them. */

import type { KeptData } from '../../core/run/record/keptData';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { words } from '../words';
import css from './Runs.module.css';

const day = 24 * 60 * 60 * 1000;

export function Continue() {
  const keptData = useApp((state) => state.keptData);
  const open = useApp(({ files }) => openFileOf(files.train)?.report.fingerprint ?? null);
  const others = keptData.filter(({ file }) => file.fingerprint !== open);
  if (others.length === 0) return null;
  return (
    <nav className={css.panel} aria-label={words.runs.continue}>
      <h3>{words.runs.continue}</h3>
      <ul className={css.list}>
        {others.map((data) => (
          <KeptItem key={data.file.fingerprint} data={data} />
        ))}
      </ul>
    </nav>
  );
}

function KeptItem({ data: { file, openedAt } }: { readonly data: KeptData }) {
  const { fingerprint, name, rows, size } = file;
  const runs = useApp((state) => state.runs.filter((one) => one.data.fingerprint === fingerprint).length);
  const running = useApp(({ run }) => run.kind === 'active');
  const open = useApp((state) => state.openKept);
  const remove = useApp((state) => state.deleteKept);
  return (
    <li>
      <span>{words.runs.kept(name, rows, runs, daysSince(openedAt), size)}</span>
      <button
        type="button"
        disabled={running}
        aria-label={words.runs.named(words.runs.open, name)}
        onClick={() => void open(fingerprint)}
      >
        {words.runs.open}
      </button>
      <button
        type="button"
        data-kind="plain"
        disabled={running}
        aria-label={words.runs.named(words.runs.deleteKept, name)}
        onClick={() => remove(fingerprint)}
      >
        {words.runs.deleteKept}
      </button>
    </li>
  );
}

/** Days of the calendar between then and now. */
function daysSince(then: number): number {
  const midnight = new Date().setHours(0, 0, 0, 0);
  return Math.max(0, Math.ceil((midnight - then) / day));
}
