/** What a person likes, kept between visits. */

import type { Slice } from './slice';
import type { Theme } from './stages';

export interface Preferences {
  readonly theme: Theme;
  /** Where the Hub is asked: the Hub itself, or a mirror. Without a slash at the end. */
  readonly endpoint: string;
  /** Whether single letters work as keys. */
  readonly singleKeys: boolean;
}

export interface PreferencesSlice {
  readonly preferences: Preferences;
  setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  endpoint: 'https://huggingface.co',
  singleKeys: true,
};

export const createPreferencesSlice: Slice<PreferencesSlice> = () => (set) => ({
  preferences: defaultPreferences,
  setPreference: (name, value) =>
    set(({ preferences }) => ({ preferences: { ...preferences, [name]: value } })),
});
