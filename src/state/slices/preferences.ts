/** The person's preferences. */

import type { PreferencesSlice } from '../shapes/window';
import { defaultPreferences } from '../preferences';
import type { Slice } from './slice';

export const createPreferencesSlice: Slice<PreferencesSlice> = () => (set) => ({
  preferences: defaultPreferences,
  setPreference: (name, value) =>
    set(({ preferences }) => ({ preferences: { ...preferences, [name]: value } })),
});
