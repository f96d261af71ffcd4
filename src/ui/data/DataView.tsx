/** The tab "Data": ways to open a file, or what was read from it. */

import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Continue } from '../runs/Continue';
import { KeepQuestion, KeepSetting } from '../runs/Keeping';
import { Interrupted } from '../runs/Interrupted';
import { Undo } from '../runs/Undo';
import { words } from '../words';
import { ColumnProfiles } from './ColumnProfiles';
import css from './DataView.module.css';
import { DropArea } from './open/DropArea';
import { Findings } from './findings/Findings';
import { FileNotes, OtherNotes } from './Notes';
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
          <FileNotes report={open.report} />
          <RowGrid report={open.report} />
          <Findings />
          <OtherNotes report={open.report} />
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
