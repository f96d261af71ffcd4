/** What is kept between visits: preferences, recipe and measured steps, versioned, and validated when they come back. */

import { createJSONStorage, type PersistOptions, type StateStorage } from 'zustand/middleware';
import { parseTimings } from '../../core/device/timing';
import { recipeFields } from '../../core/recipe/fields';
import { parseRecipe } from '../../core/recipe/recipe';
import type { Recipe } from '../../core/recipe/types';
import type { AppState } from '../appState';
import { defaultPreferences, type Preferences } from '../preferences';
import { type FollowingField, followingFields } from '../following';
import { themes } from '../stages';
import { unsaved, type Unsaved } from '../unsaved';
import { isWebAddress } from '../webAddress';

/** `localStorage`, or a stand-in. */
export type SavedStorage = StateStorage;

const version = 1;

interface Saved {
  readonly recipe: unknown;
  readonly lossChosen: unknown;
  readonly ownNumbers: unknown;
  readonly preferences: unknown;
  readonly timings: unknown;
}

const nowhere: SavedStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

/** What is saved of a state. */
const savedOf = ({ recipe, lossChosen, ownNumbers, preferences, timings }: Unsaved): Saved => ({
  recipe,
  lossChosen,
  ownNumbers,
  preferences,
  timings,
});

/** Saves nothing where there is nothing but defaults, so that a cleared page leaves nothing. */
function withoutDefaults(storage: SavedStorage): SavedStorage {
  const defaults = JSON.stringify({ state: savedOf(unsaved), version });
  return {
    getItem: (name) => storage.getItem(name),
    setItem(name, value) {
      try {
        return value === defaults ? storage.removeItem(name) : storage.setItem(name, value);
      } catch {
        // Refused, or full: the settings last for this visit. Thrown, it would cut short the action that has set them.
      }
    },
    removeItem: (name) => storage.removeItem(name),
  };
}

export function savedStateOptions(storage: SavedStorage | null): PersistOptions<AppState, Saved> {
  return {
    name: 'semblance',
    version,
    storage: createJSONStorage(() => withoutDefaults(storage ?? nowhere)),
    partialize: savedOf,
    // There is one version so far: anything else is not ours to read.
    migrate: () => ({ recipe: null, lossChosen: null, ownNumbers: null, preferences: null, timings: null }),
    merge: (saved, current) => {
      const known = savedRecipe(property(saved, 'recipe'));
      const ownNumbers = savedOwnNumbers(property(saved, 'ownNumbers'), known ?? current.recipe);
      const recipe = withoutFollowed(known ?? current.recipe, ownNumbers);
      const { baseModel } = recipe;
      return {
        ...current,
        recipe,
        lossChosen: known !== null && property(saved, 'lossChosen') === true,
        ownNumbers,
        // The fields show the model that the recipe names.
        hub: baseModel.kind === 'hub' ? { id: baseModel.id, revision: baseModel.revision } : current.hub,
        preferences: savedPreferences(property(saved, 'preferences')),
        timings: parseTimings(property(saved, 'timings')),
      };
    },
  };
}

/** Null where it is none of ours. A folder's files do not outlive the visit, so its recipe begins at the built-in model. */
function savedRecipe(value: unknown): Recipe | null {
  try {
    const recipe = parseRecipe(value);
    return recipe.baseModel.kind === 'folder' ? { ...recipe, baseModel: { kind: 'builtin' } } : recipe;
  } catch {
    return null;
  }
}

/**
 * Which numbers a person has set; where that was not kept, those that are not the defaults. A page that knew no sample's share
 * kept nothing of whose the share is.
 */
function savedOwnNumbers(value: unknown, recipe: Recipe): readonly FollowingField[] {
  return followingFields.filter((field) => {
    const differs = recipe[field] !== recipeFields[field].default;
    if (!Array.isArray(value)) return differs;
    return value.includes(field) || (field === 'heldOut' && differs);
  });
}

/** Until there is data again, what followed the last one is at its defaults: it is nobody's choice. */
const withoutFollowed = (recipe: Recipe, own: readonly FollowingField[]): Recipe => ({
  ...recipe,
  ...Object.fromEntries(
    followingFields
      .filter((field) => !own.includes(field))
      .map((field) => [field, recipeFields[field].default]),
  ),
});

function savedPreferences(value: unknown): Preferences {
  const endpoint = property(value, 'endpoint');
  const singleKeys = property(value, 'singleKeys');
  const keep = property(value, 'keep');
  return {
    // In the order of the defaults, with which what is saved is compared as text.
    ...defaultPreferences,
    theme: themes.find((theme) => theme === property(value, 'theme')) ?? defaultPreferences.theme,
    endpoint: typeof endpoint === 'string' && isWebAddress(endpoint) ? endpoint : defaultPreferences.endpoint,
    presentation: property(value, 'presentation') === true,
    keep: keep === 'yes' || keep === 'no' ? keep : defaultPreferences.keep,
    singleKeys: typeof singleKeys === 'boolean' ? singleKeys : defaultPreferences.singleKeys,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
