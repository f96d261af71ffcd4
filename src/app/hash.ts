/**
 * The address after the #: the tab that is open (a link opens it, and the browser's Back goes to the former one), and a
 * lesson, where the page was opened by a link that has one.
 */

import { lessonKey } from '../core/lesson/lesson';
import type { AppStore } from '../state/appState';
import { viewNames, type ViewName } from '../state/stages';

const partsOf = (): URLSearchParams => new URLSearchParams(window.location.hash.slice(1));

function viewInAddress(): ViewName | undefined {
  const named = partsOf().get('view');
  return viewNames.find((view) => view === named);
}

/** Everything but the tab; empty where there is no lesson. */
function lessonInAddress(): string {
  const parts = partsOf();
  parts.delete('view');
  return parts.has(lessonKey) ? parts.toString() : '';
}

/** @param reloaded whether the person was here before with this address, and has been asked about its lesson */
export function followHash(store: AppStore, reloaded: boolean): void {
  let lesson = '';
  const look = () => {
    const { view, chooseView } = store.getState();
    const wanted = viewInAddress() ?? 'data';
    if (wanted !== view) chooseView(wanted);
  };
  const lookForLesson = (ask: boolean) => {
    const found = lessonInAddress();
    if (found !== lesson && found !== '') store.getState().offerLesson(found, ask);
    lesson = found;
  };
  look();
  lookForLesson(!reloaded);
  window.addEventListener('hashchange', () => {
    look();
    lookForLesson(true);
  });
  store.subscribe(({ view }, before) => {
    if (view === before.view || view === (viewInAddress() ?? 'data')) return;
    const kept = lessonInAddress();
    window.history.pushState(null, '', `#view=${view}${kept === '' ? '' : `&${kept}`}`);
  });
  // Back and Forward between addresses that were pushed.
  window.addEventListener('popstate', look);
}
