/** What makes two recipes two different runs. */

import { message, type Message } from '../../messages/message';
import { labelOf } from '../fields';
import { losses } from '../losses/catalogue';
import type { LossParam } from '../losses/types';
import { fieldEntry, recipeFieldNames } from './fields';
import type { Recipe } from './types';

/**
 * One message for each setting that changes what is computed and is not the same in the checkpoint's recipe; none where
 * both make the same run of the same data and model. A base model is known by its content, not by its name here.
 */
export function recipeDifferences(checkpoint: Recipe, now: Recipe): Message[] {
  return [...comparedLabels(checkpoint, now)].flatMap(([field, valueIn]) => {
    const [before, after] = [checkpoint, now].map((recipe) => JSON.stringify(valueIn(recipe)));
    if (before === after) return [];
    return [message('recipe.differs', { field, checkpoint: before ?? absent, now: after ?? absent })];
  });
}

const absent = message('recipe.absent');

function* comparedLabels(
  checkpoint: Recipe,
  now: Recipe,
): Generator<readonly [label: Message, valueIn: (recipe: Recipe) => unknown]> {
  yield [message('field.loss.label'), ({ loss }) => loss];
  const params: Readonly<Record<string, LossParam>> = {
    ...losses[checkpoint.loss].params,
    ...losses[now.loss].params,
  };
  for (const [name, param] of Object.entries(params)) {
    yield [labelOf(param), ({ lossParams }) => lossParams[name]];
  }
  for (const name of recipeFieldNames) {
    const entry = fieldEntry(name);
    if (!entry.sameRun) yield [labelOf(entry), (recipe) => recipe[name] ?? undefined];
  }
}
