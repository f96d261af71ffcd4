/** Which tab of the window is shown. */

import type { ViewSlice } from '../shapes/window';
import type { Slice } from './slice';

export const createViewSlice: Slice<ViewSlice> = () => (set) => ({
  view: 'data',
  viewChosen: false,
  chooseView: (view) => set({ view, viewChosen: true }),
  openView: (view) => set({ view, viewChosen: false }),
  setupOpen: false,
  setSetupOpen: (setupOpen) => set({ setupOpen }),
});
