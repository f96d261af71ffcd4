/** What makes two recipes two different runs, in words. */

import { losses } from '../losses/catalogue';
import { matryoshkaFields, recipeFields } from './fields';
import { recipeChoices, recipeFlags } from './options';
import type { Recipe } from './types';

/** Sentences such as "Epochs is 3 there and 5 here."; none where both make the same run of the same data and model. */
export function recipeDifferences(there: Recipe, here: Recipe): string[] {
  const [old, now] = [settingsOf(there), settingsOf(here)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    const [a, b] = [JSON.stringify(old[name]), JSON.stringify(now[name])];
    return a === b ? [] : [`${labelOf(name, here)} is ${a ?? 'absent'} there and ${b ?? 'absent'} here.`];
  });
}

/** All that changes what is computed, by its name; a base model is known by its content. */
function settingsOf(recipe: Recipe): Readonly<Record<string, unknown>> {
  const { version: _, compute: __, baseModel: ___, lossParams, ...own } = recipe;
  return { ...own, ...lossParams };
}

function labelOf(name: string, { loss }: Recipe): string {
  const fields: Readonly<Record<string, { readonly label: string }>> = {
    loss: { label: 'Loss' },
    matryoshkaDims: matryoshkaFields.dims,
    matryoshkaWeights: matryoshkaFields.weights,
    ...losses[loss].params,
    ...recipeFields,
    ...recipeFlags,
    ...recipeChoices,
  };
  return fields[name]?.label ?? name;
}
