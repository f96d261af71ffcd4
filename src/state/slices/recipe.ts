/** The recipe's fields: the loss with its parameters, the numbers, the options, the device. */

import { fieldEntry, recipeFieldNames, recipeFields } from '../../core/recipe/fields';
import { isModelSetting } from '../../core/recipe/modelSettings';
import { defaultRecipe, withLoss } from '../../core/recipe/recipe';
import type { Recipe } from '../../core/recipe/types';
import { sameValue } from '../../core/sameValue';
import type { AppState, RecipeSlice } from '../appState';
import { followingFields } from '../following';
import { suggestionOf } from '../settings/suggestion';
import { openFileOf } from '../stages';
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
      const sameModel = sameValue(baseModel, state.recipe.baseModel);
      if (!sameModel) {
        if (baseModel.kind === 'hub') state.setHub({ id: baseModel.id, revision: baseModel.revision });
        else state.chooseBaseModel(baseModel);
      }
      state.setRecipe(recipe);
      set(followedBy(get(), sameModel));
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

/**
 * Whose the settings are that were just taken: those that suit the open data follow it as before.
 * @param sameModel whether the base model is the one before: of another it isn't known yet what suits it
 */
function followedBy(
  { files, model, recipe }: AppState,
  sameModel: boolean,
): Pick<AppState, 'lossChosen' | 'ownNumbers'> {
  const known = recipe.baseModel.kind === 'builtin' || (sameModel && model.kind === 'ready');
  const suggestion = known ? suggestionOf({ files, model, recipe }) : null;
  const fitting = openFileOf(files.train)?.report.examples.inference.loss ?? null;
  return {
    lossChosen: fitting === null || !sameValue(recipe, withLoss(recipe, fitting)),
    ownNumbers: followingFields.filter((field) => recipe[field] !== suggestion?.[field]),
  };
}
