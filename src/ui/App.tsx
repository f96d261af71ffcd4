/** The page: a header and four numbered sections, with the effects that concern all of it. */

import type { DebugLog } from '../state/diagnostics/debugLog';
import type { Faults } from '../state/diagnostics/faults';
import { Announcer } from './Announcer';
import css from './App.module.css';
import { DataSection } from './data/DataSection';
import { DebugPanel } from './debug/DebugPanel';
import { useDropGuard } from './effects/useDropGuard';
import { useLeaveGuard } from './effects/useLeaveGuard';
import { usePaste } from './effects/usePaste';
import { useTheme } from './effects/useTheme';
import { useTitle } from './effects/useTitle';
import { useWakeLock } from './effects/useWakeLock';
import { FaultNotice } from './faults/FaultNotice';
import { PageBoundary } from './faults/PageBoundary';
import { PageHeader } from './PageHeader';
import { RecipeSection } from './recipe/RecipeSection';
import { ResultsSection } from './results/ResultsSection';
import { Continue } from './runs/Continue';
import { KeepQuestion } from './runs/Keeping';
import { RunsPanel } from './runs/RunsPanel';
import { TrainSection } from './train/TrainSection';

interface Props {
  readonly faults: Faults;
  /** Null unless somebody debugs. */
  readonly debug: DebugLog | null;
}

export function App(props: Props) {
  return (
    <div className={css.page}>
      <PageBoundary>
        <Page {...props} />
      </PageBoundary>
    </div>
  );
}

function Page({ faults, debug }: Props) {
  useTheme();
  useTitle();
  useDropGuard();
  usePaste();
  useWakeLock();
  useLeaveGuard();
  return (
    <>
      <FaultNotice faults={faults} />
      <PageHeader />
      <main>
        <Continue />
        <DataSection />
        <KeepQuestion />
        <RecipeSection />
        <TrainSection />
        <RunsPanel />
        <ResultsSection />
      </main>
      {debug ? <DebugPanel log={debug} /> : null}
      <Announcer />
    </>
  );
}
