/** The settings of a lesson for this person. */

import type { Recipe } from '../../core/recipe/types';

/** A lesson's recipe on the person's own device, which no lesson is about. */
export const withOwnDevice = (recipe: Recipe, { compute }: Recipe): Recipe => ({ ...recipe, compute });
