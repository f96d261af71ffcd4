/** The recipe's fields: the loss with its parameters, the numbers, the options, the device. */

import { fieldEntry, recipeFieldNames, recipeFields } from '../../core/recipe/fields';
import { isModelSetting } from '../../core/recipe/modelSettings';
import { defaultRecipe, withLoss } from '../../core/recipe/recipe';
import type { Recipe } from '../../core/recipe/types';
import { sameValue } from '../../core/sameValue';
import type { RecipeSlice } from '../appState';
import type { Slice } from './slice';

export const createRecipeSlice: Slice<RecipeSlice> = () => (set, get) => {
  const change = (fields: Partial<Recipe>) => {
    set(({ recipe }) => ({ recipe: { ...recipe, ...fields } }));
    get().recipeChanged();
  };

  return {
    recipe: defaultRecipe,
    lossChosen: false,

    setRecipe: (recipe) => set({ recipe }),

    takeSettings(recipe) {
      const { baseModel } = recipe;
      const state = get();
      state.chooseLoss(recipe.loss);
      if (!sameValue(baseModel, state.recipe.baseModel)) {
        if (baseModel.kind === 'hub') state.setHub({ id: baseModel.id, revision: baseModel.revision });
        else state.chooseBaseModel(baseModel);
      }
      // Otherwise a suggestion would change them.
      for (const field of recipeFieldNames) state.setOwnNumber(field, true);
      state.setRecipe(recipe);
      state.computeChanged();
    },

    chooseLoss(loss) {
      set({ lossChosen: true });
      change(withLoss(get().recipe, loss));
    },
    setField(field, value) {
      get().setOwnNumber(field, true);
      set(({ recipe }) => ({ recipe: { ...recipe, [field]: value } }));
      if (field === 'compute') get().computeChanged();
      else if (isModelSetting(field)) get().modelSettingsChanged();
      else get().recipeChanged();
    },
    resetField(field) {
      get().setOwnNumber(field, false);
      set(({ recipe }) => ({ recipe: { ...recipe, [field]: recipeFields[field].default } }));
      if (isModelSetting(field)) get().modelSettingsChanged();
      else get().recipeChanged();
    },
    setLossParam: (name, value) => change({ lossParams: { ...get().recipe.lossParams, [name]: value } }),

    resetSection(section) {
      const names = recipeFieldNames.filter((name) => fieldEntry(name).section === section);
      for (const name of names) get().setOwnNumber(name, false);
      const defaults = Object.fromEntries(names.map((name) => [name, recipeFields[name].default]));
      if (section === 'loss') set({ lossChosen: false, recipe: withLoss(get().recipe, get().recipe.loss) });
      const modelChanges = names.some(
        (name) => isModelSetting(name) && get().recipe[name] !== recipeFields[name].default,
      );
      change(defaults);
      if (modelChanges) get().modelSettingsChanged();
      if (section === 'loss') get().inferLoss();
      if (section === 'device') get().computeChanged();
      const { run, recipe, chooseBaseModel } = get();
      if (section === 'model' && run.kind !== 'active' && recipe.baseModel.kind !== 'builtin') {
        chooseBaseModel({ kind: 'builtin' });
      }
    },

    inferLoss() {
      const { files, recipe, lossChosen } = get();
      if (files.train.kind !== 'ready') return;
      const { inference } = files.train.report.examples;
      const fits = inference.choices.some(({ name, unmet }) => name === recipe.loss && unmet === null);
      if (inference.loss && !(lossChosen && fits)) {
        set({ lossChosen: false, recipe: withLoss(recipe, inference.loss) });
      }
    },
  };
};
