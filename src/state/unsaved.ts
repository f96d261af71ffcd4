/** What a person's settings are before any are saved. */

import { defaultRecipe } from '../core/recipe/recipe';
import type { AppState } from './appState';
import { defaultPreferences } from './preferences';

export type Unsaved = Pick<AppState, 'recipe' | 'lossChosen' | 'ownNumbers' | 'preferences' | 'timings'>;

export const unsaved: Unsaved = {
  recipe: defaultRecipe,
  lossChosen: false,
  ownNumbers: [],
  preferences: defaultPreferences,
  timings: [],
};

/** What the store has of runs once everything that was kept is deleted. */
export const noRuns = {
  keptData: [],
  modelComparisons: [],
  runs: [],
  bases: {},
  selected: null,
  compared: null,
  deleted: null,
  checkpoints: {},
  lostQueues: [],
  modelNotices: [],
} satisfies Partial<AppState>;
