/**
 * The tab that is open and the filter of the evaluation pairs, in the address after the #: a link or a reload opens them,
 * and the browser's Back goes to the former ones.
 */

import { filterText, parseFilter, type PairFilter } from '../core/metrics/decision/pairFilter';
import type { AppStore } from '../state/appState';
import { viewNames, type ViewName } from '../state/stages';

interface Place {
  readonly view: ViewName;
  readonly pairFilter: PairFilter | null;
}

function placeInAddress(): Place {
  const named = new URLSearchParams(window.location.hash.slice(1));
  return {
    view: viewNames.find((view) => view === named.get('view')) ?? 'data',
    pairFilter: parseFilter(named.get('pairs') ?? ''),
  };
}

const addressOf = ({ view, pairFilter }: Place): string =>
  `#view=${view}${pairFilter ? `&pairs=${filterText(pairFilter)}` : ''}`;

export function followHash(store: AppStore): void {
  const look = () => {
    const { view, pairFilter } = placeInAddress();
    const now = store.getState();
    if (addressOf({ view, pairFilter }) === addressOf(now)) return;
    // At once: half of it would be an address of its own.
    store.setState({ view, pairFilter, viewChosen: now.viewChosen || view !== now.view });
  };
  look();
  window.addEventListener('hashchange', look);
  store.subscribe((state, before) => {
    if (state.view === before.view && state.pairFilter === before.pairFilter) return;
    if (addressOf(state) === addressOf(placeInAddress())) return;
    window.history.pushState(null, '', addressOf(state));
  });
  // Back and Forward between addresses that were pushed.
  window.addEventListener('popstate', look);
}
