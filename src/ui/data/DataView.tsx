/** The tab "Data": ways to open a file, or what was read from it. */

import type { DataReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Continue } from '../runs/Continue';
import { KeepQuestion, KeepSetting } from '../runs/Keeping';
import { Interrupted } from '../runs/Interrupted';
import { Undo } from '../runs/Undo';
import { say, words } from '../words';
import { ColumnProfiles } from './ColumnProfiles';
import css from './DataView.module.css';
import { DropArea } from './open/DropArea';
import { Findings } from './findings/Findings';
import { saidInMapping } from './mapping/said';
import { ParseSettings } from './ParseSettings';
import { Reading } from './Reading';
import { RefusedSettings } from './RefusedSettings';
import { RejectedRows } from './RejectedRows';
import { RowGrid } from './RowGrid';
import { Samples } from './open/Samples';

export function DataView() {
  const open = useApp(({ files }) => openFileOf(files.train));
  const refused = useApp((state) => state.refused);
  const reading = useApp(({ files }) => files.train.kind === 'reading' || files.heldOut.kind === 'reading');
  return (
    <>
      {refused ? <RefusedSettings refused={refused} busy={reading} /> : null}
      <Reading />
      <KeepQuestion />
      {open ? <Interrupted /> : null}
      {open ? (
        <>
          {refused ? null : <ParseSettings options={open.options} how={open.report} busy={reading} />}
          <RowGrid report={open.report} />
          <Findings />
          <Notes texts={notesOf(open.report).map(say)} />
          <RejectedRows examples={open.report.examples} name={open.report.name} />
          <ColumnProfiles columns={open.report.columns} />
          <Continue />
          <Undo />
        </>
      ) : (
        <>
          <p className={css.tagline}>{words.tagline}</p>
          <DropArea />
          <Interrupted />
          <Continue />
          <Undo />
        </>
      )}
      {open ? null : <Samples />}
      <KeepSetting />
    </>
  );
}

/** What was guessed or repaired and has no place of its own on the page. */
const notesOf = ({ notes, examples }: DataReport) => [
  ...notes,
  ...examples.notes.filter(({ code }) => !saidInMapping(code, examples)),
];

function Notes({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className={css.notes}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
