/** The page's state: one vanilla store of seven slices, around a trainer. It knows no React. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import { persist } from 'zustand/middleware';
import type { Trainer } from '../client/trainer';
import { createDataSlice, type DataSlice } from './dataSlice';
import { createPreferencesSlice, type PreferencesSlice } from './preferencesSlice';
import { createProblemsSlice, type ProblemsSlice } from './problemsSlice';
import { createRecipeSlice, type RecipeSlice } from './recipeSlice';
import { createRunSlice, type RunSlice } from './runSlice';
import { savedStateOptions, type SavedStorage } from './saved';
import { createSearchSlice, type SearchSlice } from './searchSlice';
import { createTasks } from './tasks';
import { createTrySlice, type TrySlice } from './trySlice';

export type AppState = DataSlice &
  RecipeSlice &
  RunSlice &
  TrySlice &
  SearchSlice &
  PreferencesSlice &
  ProblemsSlice;
export type AppStore = StoreApi<AppState>;

/** @param storage where preferences and recipe are kept between visits; null keeps nothing */
export function createAppStore(trainer: Trainer, storage: SavedStorage | null = null): AppStore {
  const parts = { trainer, tasks: createTasks() };
  return createStore<AppState>()(
    persist(
      (...store) => ({
        ...createDataSlice(parts)(...store),
        ...createRecipeSlice(parts)(...store),
        ...createRunSlice(parts)(...store),
        ...createTrySlice(parts)(...store),
        ...createSearchSlice(parts)(...store),
        ...createPreferencesSlice(parts)(...store),
        ...createProblemsSlice(parts)(...store),
      }),
      savedStateOptions(storage),
    ),
  );
}
