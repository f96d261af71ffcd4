/** Whether what a person looks for is in a group of the setup. */

import { lossNames } from '../../core/losses/catalogue';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import type { Recipe } from '../../core/recipe/types';
import { fieldsOf } from '../recipe/fieldsOf';
import { matches } from '../recipe/matches';
import { words } from '../words';

export type GroupName = 'data' | FieldSection;

export interface Finds {
  readonly recipe: Recipe;
  readonly hasData: boolean;
  readonly find: string;
}

/** What stands in a group beside its fields is found by these words. */
const besides: Readonly<Record<GroupName, readonly string[]>> = {
  data: [words.setup.groups.data, words.data.roles, ...Object.values(words.data.roleNames)],
  loss: [words.data.loss, ...lossNames],
  model: [
    words.recipe.baseModel,
    words.recipe.hub,
    words.recipe.folder,
    words.recipe.modelId,
    words.statics.title,
  ],
  training: [words.setup.groups.training],
  evaluation: [words.setup.groups.evaluation, words.data.evaluationFile, 'eval_dataset'],
  device: [words.setup.groups.device, words.device.check],
};

export const isBeside = (name: GroupName, find: string) => matches(find, ...besides[name]);

const findsField =
  (section: FieldSection) =>
  ({ recipe, find }: Finds) =>
    isBeside(section, find) || fieldsOf(section, recipe, find).length > 0;

export const finds: Readonly<Record<GroupName, (facts: Finds) => boolean>> = {
  data: ({ hasData, find }) => hasData && isBeside('data', find),
  loss: findsField('loss'),
  model: findsField('model'),
  training: findsField('training'),
  evaluation: findsField('evaluation'),
  device: findsField('device'),
};
