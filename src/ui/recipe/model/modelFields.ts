/** What the loaded base model adds to the fields of its settings: what its pooling is, and which prompts it has. */

import { fieldEntry, type RecipeField } from '../../../core/recipe/fields';
import type { ModelReport } from '../../../core/model/types';
import { message, type Message } from '../../../messages/message';
import type { TextOffer } from '../../parts/fields/TextField';
import { words } from '../../words';

/** The help of a field where the model has something to say on it; null where not. */
export function helpOfModel(name: RecipeField, model: ModelReport | null): Message | null {
  if (name !== 'pooling' || !model) return null;
  const { pooling, offers } = model;
  if (offers.poolingNamed) return message('recipe.pooling.named', { pooling });
  const { familyPooling } = offers;
  return familyPooling
    ? message('recipe.pooling.family', {
        pooling,
        family: familyPooling.family,
        usual: familyPooling.pooling,
      })
    : message('recipe.pooling.assumed', { pooling });
}

/** The values to choose from in a text field; the model's default first. */
export function offersOf(name: RecipeField, model: ModelReport | null): readonly TextOffer[] {
  if (fieldEntry(name).kind !== 'text') return [];
  if (!model)
    return [
      { value: null, label: words.recipe.modelsPrompt },
      { value: '', label: words.recipe.noPrompt },
    ];
  const { defaultPrompt, prompts } = model.offers;
  const named = prompts.map(({ name: prompt, text }) => ({
    value: text,
    label: words.recipe.namedPrompt(prompt, text),
  }));
  return defaultPrompt === ''
    ? [{ value: null, label: words.recipe.noPrompt }, ...named]
    : [
        { value: null, label: words.recipe.defaultPrompt(defaultPrompt) },
        { value: '', label: words.recipe.noPrompt },
        ...named,
      ];
}

/** A field that is shown by `TeacherField`, in the place of the control of its kind. */
export type TeacherFieldName = 'teacherModel' | 'teacherColumns';

export const isTeacherField = (name: string): name is TeacherFieldName =>
  name === 'teacherModel' || name === 'teacherColumns';
