/** The tab that is open, in the address after the #: a link opens it, and the browser's Back goes to the former one. */

import type { AppStore } from '../state/appState';
import { viewNames, type ViewName } from '../state/stages';

function viewInAddress(): ViewName | undefined {
  const named = new URLSearchParams(window.location.hash.slice(1)).get('view');
  return [...viewNames, 'compare' as const].find((view) => view === named);
}

export function followHash(store: AppStore): void {
  const look = () => {
    const { view, chooseView } = store.getState();
    const wanted = viewInAddress() ?? 'data';
    if (wanted !== view) chooseView(wanted);
  };
  look();
  window.addEventListener('hashchange', look);
  store.subscribe(({ view }, before) => {
    if (view === before.view || view === (viewInAddress() ?? 'data')) return;
    window.history.pushState(null, '', `#view=${view}`);
  });
  // Back and Forward between addresses that were pushed.
  window.addEventListener('popstate', look);
}
