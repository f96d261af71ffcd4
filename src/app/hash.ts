/**
 * The address after the #: the tab that is open and the filter of the evaluation pairs (a link or a reload opens them, and
 * the browser's Back goes to the former ones), and a lesson, where the page was opened by a link that has one.
 */

import { lessonKey } from '../core/lesson/lesson';
import { filterText, parseFilter, type PairFilter } from '../core/metrics/decision/pairFilter';
import type { AppStore } from '../state/appState';
import { comparisonViews, viewNames, type ViewName } from '../state/stages';

interface Place {
  readonly view: ViewName;
  readonly pairFilter: PairFilter | null;
}

const partsOf = (): URLSearchParams => new URLSearchParams(window.location.hash.slice(1));

function placeInAddress(): Place {
  const parts = partsOf();
  return {
    view: [...viewNames, ...comparisonViews].find((view) => view === parts.get('view')) ?? 'data',
    pairFilter: parseFilter(parts.get('pairs') ?? ''),
  };
}

/** Everything but the place; empty where there is no lesson. */
function lessonInAddress(): string {
  const parts = partsOf();
  parts.delete('view');
  parts.delete('pairs');
  return parts.has(lessonKey) ? parts.toString() : '';
}

const addressOf = ({ view, pairFilter }: Place): string =>
  `view=${view}${pairFilter ? `&pairs=${filterText(pairFilter)}` : ''}`;

/** @param reloaded whether the person was here before with this address, and has been asked about its lesson */
export function followHash(store: AppStore, reloaded: boolean): void {
  let lesson = '';
  const look = () => {
    const { view, pairFilter } = placeInAddress();
    const now = store.getState();
    if (addressOf({ view, pairFilter }) === addressOf(now)) return;
    // At once: half of it would be an address of its own.
    store.setState({ view, pairFilter, viewChosen: now.viewChosen || view !== now.view });
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
  store.subscribe((state, before) => {
    if (state.view === before.view && state.pairFilter === before.pairFilter) return;
    if (addressOf(state) === addressOf(placeInAddress())) return;
    const kept = lessonInAddress();
    window.history.pushState(null, '', `#${addressOf(state)}${kept === '' ? '' : `&${kept}`}`);
  });
  // Back and Forward between addresses that were pushed.
  window.addEventListener('popstate', look);
}
