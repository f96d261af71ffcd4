import '../../src/ui/base.css';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createFaults } from '../../src/state/diagnostics/faults';
import { StoreContext } from '../../src/state/react';
import { App } from '../../src/ui/App';
import { show, states } from './states';

it.each(states.map((state) => [state.name, state] as const))('the window shows "%s"', async (_, state) => {
  await page.viewport(1280, 800);
  const { store, reached } = show(state);
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  const faults = createFaults();
  root.render(
    <StoreContext value={store}>
      <App faults={faults} debug={null} />
    </StoreContext>,
  );
  try {
    await reached;
    for (const part of ['header', '#setup', '[id^="view-"]']) {
      await expect.poll(() => element.querySelector(part)?.textContent).toBeTruthy();
    }
    const problems = Object.keys(store.getState().problems);
    await expect.poll(() => page.getByRole('alert').elements().length).toBe(problems.length);
    // One window: its regions scroll, the page does not.
    expect(document.documentElement.scrollHeight).toBe(window.innerHeight);
  } finally {
    root.unmount();
    element.remove();
  }
});
