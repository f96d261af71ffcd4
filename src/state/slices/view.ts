/** Which tab of the window is shown. */

import type { ViewSlice } from '../shapes/window';
import type { Slice } from './slice';

export const createViewSlice: Slice<ViewSlice> = () => (set, get) => ({
  view: 'data',
  viewChosen: false,
  chooseView: (view) => set({ view, viewChosen: true }),
  openView: (view) => set({ view, viewChosen: false }),
  pairFilter: null,
  setPairFilter: (pairFilter) => set({ pairFilter }),
  showPairs: (pairFilter) => set({ pairFilter, view: 'errors', viewChosen: true }),
  shownLine: null,
  showLine: (shownLine) => set({ shownLine, view: 'data', viewChosen: true }),
  threshold: null,
  setThreshold(value) {
    const { selected: run } = get();
    set({ threshold: run === null || value === null ? null : { run, value } });
  },
  setupOpen: false,
  setSetupOpen: (setupOpen) => set({ setupOpen }),
});
