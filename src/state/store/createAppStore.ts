/**
 * The page's state: one vanilla store of slices around a trainer. It knows no React.
 *
 * Slices speak to each other in one way, through actions: `get().action()`. A slice sets its own values only. What
 * happens in one and concerns several others is an action of the events slice (`slices/events.ts`), which is the one
 * place that says what follows; nothing subscribes to the store but the page.
 */

import { createStore, type StateCreator } from 'zustand/vanilla';
import { devtools, persist } from 'zustand/middleware';
import type { Archive } from '../../client/archive/archive';
import { createMemoryArchive } from '../../client/archive/memoryArchive';
import type { Trainer } from '../../client/trainer';
import type { AppState, AppStore } from '../appState';
import { createTasks } from '../pace/tasks';
import { createBaseModelSlice } from '../slices/baseModel';
import { createBaseModelsSlice } from '../slices/models/baseModels';
import { createComparisonSlice } from '../slices/comparison';
import { createDataSlice } from '../slices/data';
import { createDeviceSlice } from '../slices/device/device';
import { createEstimatesSlice } from '../slices/estimates';
import { createEventsSlice } from '../slices/events';
import { createFindingsSlice } from '../slices/findings';
import { createLessonSlice } from '../slices/lesson';
import { createPreferencesSlice } from '../slices/preferences';
import { createProblemsSlice } from '../slices/problems';
import { createRecipeSlice } from '../slices/recipe';
import { createRunSlice } from '../slices/run';
import { createComparingSlice } from '../slices/runs/comparing';
import { createDownloadsSlice } from '../slices/runs/downloads';
import { createInterruptedSlice } from '../slices/runs/interrupted';
import { createKeepingSlice } from '../slices/runs/keeping';
import { createKeptModelsSlice } from '../slices/runs/keptModels';
import { createOnnxSlice } from '../slices/runs/onnx';
import { createPushSlice } from '../slices/runs/push';
import { createQueueSlice } from '../slices/runs/queue';
import { createRunsSlice } from '../slices/runs/runs';
import { createSearchSlice } from '../slices/search';
import { createSuggestionSlice } from '../slices/suggestion';
import { createViewSlice } from '../slices/view';
import { savedStateOptions, type SavedStorage } from './saved';

interface Kept {
  /** Where preferences and recipe are kept between visits; null keeps nothing. */
  readonly storage?: SavedStorage | null;
  /** Where runs and data are kept between visits; by default until the store is gone. */
  readonly archive?: Archive;
}

export function createAppStore(
  trainer: Trainer,
  { storage = null, archive = createMemoryArchive() }: Kept = {},
): AppStore {
  const parts = { trainer, archive, tasks: createTasks() };
  const creator: StateCreator<AppState> = (...store) => ({
    ...createDataSlice(parts)(...store),
    ...createRecipeSlice(parts)(...store),
    ...createSuggestionSlice(parts)(...store),
    ...createBaseModelSlice(parts)(...store),
    ...createEstimatesSlice(parts)(...store),
    ...createFindingsSlice(parts)(...store),
    ...createDeviceSlice(parts)(...store),
    ...createRunSlice(parts)(...store),
    ...createQueueSlice(parts)(...store),
    ...createRunsSlice(parts)(...store),
    ...createComparingSlice(parts)(...store),
    ...createBaseModelsSlice(parts)(...store),
    ...createKeepingSlice(parts)(...store),
    ...createInterruptedSlice(parts)(...store),
    ...createKeptModelsSlice(parts)(...store),
    ...createPushSlice(parts)(...store),
    ...createDownloadsSlice(parts)(...store),
    ...createOnnxSlice(parts)(...store),
    ...createComparisonSlice(parts)(...store),
    ...createSearchSlice(parts)(...store),
    ...createLessonSlice(parts)(...store),
    ...createPreferencesSlice(parts)(...store),
    ...createViewSlice(parts)(...store),
    ...createProblemsSlice(parts)(...store),
    ...createEventsSlice(parts)(...store),
  });
  const saved = persist(creator, savedStateOptions(storage));
  // A constant in production builds, so that the middleware is left out of them.
  if (import.meta.env.DEV && hasReduxDevtools()) {
    return createStore<AppState>()(devtools(saved, { name: 'Semblance' }));
  }
  return createStore<AppState>()(saved);
}

/** Whether the browser has the extension Redux DevTools. */
const hasReduxDevtools = () => '__REDUX_DEVTOOLS_EXTENSION__' in globalThis;
