/** The tab "Data": ways to open a file, or what was read from it. */

import { useEffect } from 'react';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Continue } from '../runs/Continue';
import { KeepQuestion, KeepSetting } from '../runs/Keeping';
import { Interrupted } from '../runs/Interrupted';
import { Undo } from '../runs/Undo';
import { words } from '../words';
import css from './DataView.module.css';
import { DropArea } from './open/DropArea';
import { OpenFile, prefetchData } from './lazyData';
import { ParseSettings } from './ParseSettings';
import { Reading } from './Reading';
import { RefusedSettings } from './RefusedSettings';
import { Samples } from './open/Samples';

export function DataView() {
  const open = useApp(({ files }) => openFileOf(files.train));
  const refused = useApp((state) => state.refused);
  const reading = useApp(({ files }) => files.train.kind === 'reading' || files.heldOut.kind === 'reading');
  useEffect(() => {
    if (reading) prefetchData();
  }, [reading]);
  return (
    <>
      {refused ? <RefusedSettings refused={refused} busy={reading} /> : null}
      <Reading />
      <KeepQuestion />
      {open ? <Interrupted /> : null}
      {open ? (
        <>
          {refused ? null : <ParseSettings options={open.options} how={open.report} busy={reading} />}
          <OpenFile report={open.report} />
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
