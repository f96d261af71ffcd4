/** The base model: chosen, sized up, loaded into the worker. */

import { isAbort } from '../../core/errors';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import { defaultRecipe } from '../../core/recipe/recipe';
import type { BaseModel } from '../../core/recipe/types';
import type { Progress } from '../../core/run/events';
import { sameValue } from '../../core/sameValue';
import type { ModelSource } from '../../protocol/calls';
import type { BaseModelSlice } from '../shapes/baseModel';
import { sourceOf } from './models/modelSource';
import { thinned } from '../pace/batch';
import type { WantedModel } from '../stages';
import type { Slice } from './slice';

export const createBaseModelSlice: Slice<BaseModelSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    let loading: Promise<void> | null = null;
    /** What is loaded, or being loaded. */
    let loaded: WantedModel | null = null;

    const chosen = (): WantedModel => ({ baseModel: get().recipe.baseModel, folder: get().folder });

    const load = async (source: ModelSource) => {
      const signal = tasks.begin('model');
      set({ model: { kind: 'loading', progress: null } });
      const onReport = thinned((progress: Progress) => set({ model: { kind: 'loading', progress } }));
      try {
        const report = await trainer.call('loadModel', source, { signal, onReport });
        // The answer may have been on its way when the loading was cancelled.
        signal.throwIfAborted();
        set({ model: { kind: 'ready', report } });
        get().modelLoaded();
      } catch (error) {
        if (!signal.aborted) set({ model: { kind: 'unloaded' } });
        throw error;
      }
    };

    const unload = () => {
      tasks.abort('model');
      loading = null;
      set({ model: { kind: 'unloaded' } });
      get().modelUnloaded();
    };

    const choose = (baseModel: BaseModel) => {
      unload();
      set({ hubSize: { kind: 'unknown' } });
      const { recipe } = get();
      const same = sameValue(recipe.baseModel, baseModel);
      get().setRecipe({ ...recipe, ...(same ? {} : modelSettingsOf(defaultRecipe)), baseModel });
      get().baseModelChosen();
    };

    return {
      model: { kind: 'unloaded' },
      folder: null,
      teacherFolder: null,
      hub: { id: '', revision: 'main' },
      hubSize: { kind: 'unknown' },

      chooseBaseModel(baseModel) {
        choose(baseModel);
        if (baseModel.kind === 'builtin' && get().files.train.kind === 'ready') void get().loadModel();
      },

      setHub(hub) {
        set({ hub });
        choose({ kind: 'hub', ...hub });
      },

      setEndpoint(endpoint) {
        get().setPreference('endpoint', endpoint);
        const { baseModel } = get().recipe;
        if (baseModel.kind === 'hub') choose(baseModel);
      },

      chooseFolder(folder) {
        set({ folder });
        choose({ kind: 'folder', name: folder.name });
        void get().loadModel();
      },

      chooseTeacherFolder(folder) {
        set({ teacherFolder: folder });
        get().setField('teacherModel', folder.name);
      },

      async askHubSize() {
        const { baseModel } = get().recipe;
        if (baseModel.kind !== 'hub' || baseModel.id.trim() === '') return;
        const signal = tasks.begin('hubSize');
        set({ hubSize: { kind: 'asking' } });
        get().dismissProblem('recipe');
        try {
          const source = { ...baseModel, endpoint: get().preferences.endpoint };
          const { bytes, cached } = await trainer.call('hubSize', source, { signal });
          if (!signal.aborted) set({ hubSize: { kind: 'known', bytes, cached } });
        } catch (error) {
          if (signal.aborted && isAbort(error)) return;
          set({ hubSize: { kind: 'unknown' } });
          get().report('recipe', error);
        }
      },

      async ensureModel(wanted = chosen()) {
        const { model, preferences } = get();
        const same = loaded !== null && isSame(loaded, wanted);
        if (same && model.kind === 'ready') return;
        if (same && model.kind === 'loading' && loading) return loading;
        const source = sourceOf(wanted.baseModel, wanted.folder, preferences.endpoint);
        loaded = wanted;
        loading = load(source);
        return loading;
      },

      async loadModel() {
        get().dismissProblem('recipe');
        try {
          await get().ensureModel();
        } catch (error) {
          get().report('recipe', error);
        }
      },

      cancelLoading() {
        if (get().model.kind === 'loading') unload();
      },

      returnToChosenModel() {
        if (get().model.kind === 'unloaded' || (loaded && isSame(loaded, chosen()))) return;
        unload();
        if (get().recipe.baseModel.kind === 'builtin') void get().loadModel();
      },
    };
  };

/** A folder's name says nothing about its files. */
const isSame = (one: WantedModel, other: WantedModel): boolean =>
  sameValue(one.baseModel, other.baseModel) &&
  (one.baseModel.kind !== 'folder' || one.folder === other.folder);
