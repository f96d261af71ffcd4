/** The page: a header and four numbered sections, with the effects that concern all of it. */

import { Announcer } from './Announcer';
import css from './App.module.css';
import { DataSection } from './data/DataSection';
import { useDropGuard } from './effects/useDropGuard';
import { useLeaveGuard } from './effects/useLeaveGuard';
import { usePaste } from './effects/usePaste';
import { useTheme } from './effects/useTheme';
import { useTitle } from './effects/useTitle';
import { useWakeLock } from './effects/useWakeLock';
import { PageHeader } from './PageHeader';
import { RecipeSection } from './recipe/RecipeSection';
import { ResultsSection } from './results/ResultsSection';
import { TrainSection } from './train/TrainSection';

export function App() {
  useTheme();
  useTitle();
  useDropGuard();
  usePaste();
  useWakeLock();
  useLeaveGuard();
  return (
    <div className={css.page}>
      <PageHeader />
      <main>
        <DataSection />
        <RecipeSection />
        <TrainSection />
        <ResultsSection />
      </main>
      <Announcer />
    </div>
  );
}
