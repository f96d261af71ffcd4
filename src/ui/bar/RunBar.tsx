/** The bar at the top: dataset, run, start or stop, and the page's own controls. It never changes its height. */

import { useApp } from '../../state/react';
import { words } from '../words';
import { BarTools } from './BarTools';
import { ModelButton } from './ModelButton';
import { OpenFile } from './OpenFile';
import css from './RunBar.module.css';
import { RunProgress } from './RunProgress';
import { RunReadouts } from './RunReadouts';
import { StartControls } from './StartControls';

export function RunBar() {
  const running = useApp(({ run }) => run.kind === 'active');
  return (
    <header className={css.bar} data-running={running}>
      <h1 className={css.mark}>
        <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
          <circle cx="12" cy="16" r="9" fill="none" stroke="var(--label-0)" strokeWidth="2.5" />
          <circle
            cx="20"
            cy="16"
            r="9"
            fill="var(--label-1)"
            fillOpacity=".3"
            stroke="var(--label-1)"
            strokeWidth="2.5"
          />
        </svg>
        <span className={css.name}>{words.name}</span>
      </h1>
      <section aria-label={words.bar.name} className={css.run}>
        <OpenFile />
        <RunReadouts />
        <div className={css.controls}>
          <StartControls />
          <ModelButton />
        </div>
        <RunProgress />
      </section>
      <BarTools />
    </header>
  );
}
