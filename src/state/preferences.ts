/** What a person likes. */

import type { Theme } from './stages';

export interface Preferences {
  readonly theme: Theme;
  /** Where the Hub is asked: the Hub itself, or a mirror. Without a slash at the end. */
  readonly endpoint: string;
  /** Whether data and runs are kept in this browser between visits; `ask`: the person has not said yet. */
  readonly keep: 'ask' | 'yes' | 'no';
  /** Whether everything is shown larger, for people who look on from afar. */
  readonly presentation: boolean;
  /** Whether single letters work as keys. */
  readonly singleKeys: boolean;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  endpoint: 'https://huggingface.co',
  keep: 'ask',
  presentation: false,
  singleKeys: true,
};
