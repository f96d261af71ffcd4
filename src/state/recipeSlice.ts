/** How the run is to go: the recipe, the base model in the worker, and what the run would take. */

import { isAbort, RecipeError } from '../core/errors';
import type { LossName } from '../core/losses/catalogue';
import type { ParamValue } from '../core/losses/types';
import type { MemoryEstimate, TokenLengths } from '../core/model/types';
import { checkRecipe } from '../core/recipe/check';
import { recipeFields, type RecipeField, type RecipeSettings } from '../core/recipe/fields';
import { defaultRecipe, withLoss } from '../core/recipe/recipe';
import { type SuggestedField, suggestedFields, withSuggestion } from '../core/recipe/suggest';
import type { BaseModel, Recipe } from '../core/recipe/types';
import type { Progress } from '../core/run/events';
import type { ModelSource } from '../protocol/messages';
import { thinned } from './batch';
import type { Slice } from './slice';
import type { HubModel, HubSize, ModelFolder, ModelStage } from './stages';
import { suggestionOf } from './suggestion';

export interface RecipeSlice {
  readonly recipe: Recipe;
  /** Whether the person chose the loss against the inference; forgotten when the data changes. */
  readonly lossChosen: boolean;
  /** The suggested fields that the person has set: they follow no suggestion. */
  readonly ownNumbers: readonly SuggestedField[];
  readonly model: ModelStage;
  readonly folder: ModelFolder | null;
  /** The Hub model that is or was typed; it stays while another source is chosen. */
  readonly hub: HubModel;
  readonly hubSize: HubSize;
  readonly tokenLengths: TokenLengths | null;
  readonly memory: MemoryEstimate | null;
  chooseLoss(loss: LossName): void;
  setField<N extends RecipeField>(field: N, value: RecipeSettings[N]): void;
  /** Back to what is suggested, else to the default. */
  resetField(field: RecipeField): void;
  setLossParam(name: string, value: ParamValue): void;
  chooseBaseModel(baseModel: BaseModel): void;
  /** Chooses the Hub with this model; nothing is fetched yet. */
  setHub(hub: HubModel): void;
  setEndpoint(endpoint: string): void;
  chooseFolder(folder: ModelFolder): void;
  /** Asks the Hub what the chosen model's download would take. */
  askHubSize(): Promise<void>;
  /** Loads the chosen base model, unless it is there already. Rejects with the problem. */
  ensureModel(): Promise<void>;
  /** The same from a button: a problem is shown. */
  loadModel(): Promise<void>;
  cancelLoading(): void;
  /** To be told when the training data or its roles have changed. */
  dataChanged(): void;
  /** Sets the numbers that the person has not set as they suit the data and the model. */
  followSuggestion(): void;
  refreshEstimates(): Promise<void>;
}

export const createRecipeSlice: Slice<RecipeSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    let loading: Promise<void> | null = null;

    const load = async (source: ModelSource) => {
      const signal = tasks.begin('model');
      set({ model: { kind: 'loading', progress: null } });
      const onReport = thinned((progress: Progress) => set({ model: { kind: 'loading', progress } }));
      try {
        const report = await trainer.call('loadModel', source, { signal, onReport });
        // The answer may have been on its way when the loading was given up.
        signal.throwIfAborted();
        set({ model: { kind: 'ready', report }, tokenLengths: null });
        get().followSuggestion();
        dismissAboutModel();
        void get().refreshEstimates();
      } catch (error) {
        if (!signal.aborted) set({ model: { kind: 'unloaded' } });
        throw error;
      }
    };

    const unload = () => {
      tasks.abort('model');
      loading = null;
      set({ model: { kind: 'unloaded' }, memory: null, tokenLengths: null });
    };

    /** What was said of the former model, by its loading or by a run of it. */
    const dismissAboutModel = () => {
      get().dismissProblem('recipe');
      get().dismissProblem('train');
    };

    const changeRecipe = (recipe: Recipe) => {
      set({ recipe });
      get().followSuggestion();
      get().dismissProblem('train', 'RecipeError');
      void get().refreshEstimates();
    };

    return {
      recipe: defaultRecipe,
      lossChosen: false,
      ownNumbers: [],
      model: { kind: 'unloaded' },
      folder: null,
      hub: { id: '', revision: 'main' },
      hubSize: { kind: 'unknown' },
      tokenLengths: null,
      memory: null,

      chooseLoss(loss) {
        set({ lossChosen: true });
        changeRecipe(withLoss(get().recipe, loss));
      },
      setField(field, value) {
        set(({ ownNumbers }) => ({
          ownNumbers: suggestedFields.filter((name) => name === field || ownNumbers.includes(name)),
        }));
        if (field === 'compute') get().dismissProblem('train', 'DeviceError');
        changeRecipe({ ...get().recipe, [field]: value });
      },
      resetField(field) {
        set(({ ownNumbers }) => ({ ownNumbers: ownNumbers.filter((name) => name !== field) }));
        changeRecipe({ ...get().recipe, [field]: recipeFields[field].default });
      },
      setLossParam(name, value) {
        const { recipe } = get();
        changeRecipe({ ...recipe, lossParams: { ...recipe.lossParams, [name]: value } });
      },

      chooseBaseModel(baseModel) {
        unload();
        dismissAboutModel();
        set({ recipe: { ...get().recipe, baseModel }, hubSize: { kind: 'unknown' } });
        get().followSuggestion();
        if (baseModel.kind === 'builtin' && get().files.train.kind === 'ready') void get().loadModel();
      },

      setHub(hub) {
        set({ hub });
        get().chooseBaseModel({ kind: 'hub', ...hub });
      },

      setEndpoint(endpoint) {
        get().setPreference('endpoint', endpoint);
        const { baseModel } = get().recipe;
        if (baseModel.kind === 'hub') get().chooseBaseModel(baseModel);
      },

      chooseFolder(folder) {
        unload();
        dismissAboutModel();
        set({ folder, recipe: { ...get().recipe, baseModel: { kind: 'folder', name: folder.name } } });
        void get().loadModel();
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

      async ensureModel() {
        const { model, recipe, folder, preferences } = get();
        if (model.kind === 'ready') return;
        if (model.kind === 'loading' && loading) return loading;
        loading = load(sourceOf(recipe.baseModel, folder, preferences.endpoint));
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

      dataChanged() {
        const { files, recipe, lossChosen, model } = get();
        if (files.train.kind !== 'ready') return;
        const { inference } = files.train.report.examples;
        const possible = inference.choices.some(({ name, unmet }) => name === recipe.loss && unmet === null);
        if (inference.loss && !(lossChosen && possible)) {
          set({ lossChosen: false, recipe: withLoss(recipe, inference.loss) });
        }
        set({ tokenLengths: null });
        get().followSuggestion();
        get().dismissProblem('train');
        if (model.kind === 'unloaded' && recipe.baseModel.kind === 'builtin') void get().loadModel();
        else void get().refreshEstimates();
      },

      followSuggestion: () =>
        set((state) => ({
          recipe: withSuggestion(state.recipe, suggestionOf(state), state.ownNumbers),
        })),

      async refreshEstimates() {
        const signal = tasks.begin('estimates');
        await new Promise((resolve) => setTimeout(resolve, estimateDelay));
        const { files, model, run, recipe, tokenLengths } = get();
        if (signal.aborted || files.train.kind !== 'ready' || model.kind !== 'ready' || run.kind === 'active')
          return;
        if (checkRecipe(recipe) !== null) {
          set({ memory: null });
          return;
        }
        try {
          if (!tokenLengths) set({ tokenLengths: await trainer.call('tokenLengths', null, { signal }) });
          set({ memory: await trainer.call('estimateMemory', recipe, { signal }) });
          get().dismissProblem('recipe');
        } catch (error) {
          set({ memory: null });
          get().report('recipe', error);
        }
      },
    };
  };

/** Milliseconds after the last change before the estimates are asked for anew. */
const estimateDelay = 200;

/** The base model with what it takes to read it; a RecipeError names what is missing. */
function sourceOf(baseModel: BaseModel, folder: ModelFolder | null, endpoint: string): ModelSource {
  if (baseModel.kind === 'builtin') return baseModel;
  if (baseModel.kind === 'hub') {
    if (baseModel.id.trim() !== '') return { ...baseModel, endpoint };
    throw new RecipeError(
      'The field "Model id" is empty.',
      'Type an id such as sentence-transformers/all-MiniLM-L6-v2, or choose another base model.',
    );
  }
  if (folder) return { ...baseModel, files: folder.files };
  throw new RecipeError(
    'No model folder is chosen.',
    'Choose it under "Model folder", or choose another base model.',
  );
}
