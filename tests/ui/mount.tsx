/** Renders the whole page with a replayed trainer. */

import '../../src/ui/base.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import { createReplayTrainer, type Recording } from '../../src/client/replayTrainer';
import { createFaults } from '../../src/state/diagnostics/faults';
import { StoreContext } from '../../src/state/react';
import { createAppStore } from '../../src/state/store/createAppStore';
import { App } from '../../src/ui/App';
import { recording } from '../fixtures/studio';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** Opens a group of the setup. */
export async function group(name: 'Data' | 'Loss' | 'Model' | 'Training' | 'Evaluation' | 'Device') {
  const head = page
    .getByRole('region', { name: 'Setup', exact: true })
    .getByRole('button', { name, exact: true });
  if (head.element().getAttribute('aria-expanded') !== 'true') await head.click();
}

export async function view(name: 'Data' | 'Training' | 'Results' | 'Errors' | 'Try' | 'Export') {
  await page.getByRole('tab', { name, exact: true }).click();
  // The code of some views is fetched when they are opened: until then there is only their title.
  await expect
    .poll(() => page.getByRole('tabpanel').element().childElementCount, { timeout: 20_000 })
    .toBeGreaterThan(2);
}

/** @param pace milliseconds before each report */
export async function mount(changes: Recording = {}, pace = 0) {
  await page.viewport(1280, 800);
  const tick = () => (pace === 0 ? Promise.resolve() : new Promise<void>((go) => setTimeout(go, pace)));
  const trainer = createReplayTrainer({ ...(await recording()), ...changes }, tick);
  const store = createAppStore(trainer);
  const faults = createFaults();
  const section = document.createElement('div');
  document.body.append(section);
  const root = createRoot(section);
  // At once, effects included, so that a test may dispatch events right away.
  flushSync(() =>
    root.render(
      <StoreContext value={store}>
        <App faults={faults} debug={null} />
      </StoreContext>,
    ),
  );
  cleanups.push(() => {
    root.unmount();
    section.remove();
  });
  return { trainer, store, faults };
}
