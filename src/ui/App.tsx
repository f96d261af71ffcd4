/** The window: run bar, setup, run strip and tabs, with the effects that concern all of it. */

import type { DebugLog } from '../state/diagnostics/debugLog';
import type { Faults } from '../state/diagnostics/faults';
import { Announcer } from './Announcer';
import css from './App.module.css';
import { RunBar } from './bar/RunBar';
import { useFileDrop } from './effects/useFileDrop';
import { useKeptFocus } from './effects/useKeptFocus';
import { useLeaveGuard } from './effects/useLeaveGuard';
import { usePaste } from './effects/usePaste';
import { useTheme } from './effects/useTheme';
import { useTitle } from './effects/useTitle';
import { useWakeLock } from './effects/useWakeLock';
import { FaultNotice } from './faults/FaultNotice';
import { lazyPart } from './faults/lazyPart';
import { PageBoundary } from './faults/PageBoundary';
import { Setup } from './setup/Setup';
import { LessonOffer } from './share/lazyOffer';
import { RunStrip } from './window/RunStrip';
import { Views } from './window/Views';
import { words } from './words';

/** What `?debug` shows. */
const DebugPanel = lazyPart(async () => (await import('./debug/DebugPanel')).DebugPanel);

interface Props {
  readonly faults: Faults;
  /** Null unless somebody debugs. */
  readonly debug: DebugLog | null;
}

export function App(props: Props) {
  return (
    <PageBoundary>
      <Page {...props} />
    </PageBoundary>
  );
}

function Page({ faults, debug }: Props) {
  useTheme();
  useTitle();
  usePaste();
  useWakeLock();
  useLeaveGuard();
  useKeptFocus();
  const dropping = useFileDrop();
  return (
    <div className={css.window}>
      <RunBar />
      <FaultNotice faults={faults} />
      <Setup />
      <main className={css.main}>
        <RunStrip />
        <Views />
      </main>
      {debug ? <DebugPanel log={debug} /> : null}
      <LessonOffer />
      <Announcer />
      {dropping ? (
        <div className={css.drop} aria-hidden="true">
          {words.drop.here}
        </div>
      ) : null}
    </div>
  );
}
