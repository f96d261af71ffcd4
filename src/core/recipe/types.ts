/** A run in one object: with the data it can be repeated. It travels in every download and in `recipe.json`. */

import type { LossName } from '../losses/catalogue';
import type { ParamValues } from '../losses/types';
import type { RecipeSettings } from './fields';

/** Which model a run starts from, by name; `ModelSource` has its files. */
export type BaseModel =
  | { readonly kind: 'builtin' }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'hub'; readonly id: string; readonly revision: string };

export type Compute = RecipeSettings['compute'];

export type Recipe = {
  readonly version: 1;
  readonly loss: LossName;
  /** The loss's own parameters, by the names of its catalogue entry's `params`. */
  readonly lossParams: ParamValues;
  readonly baseModel: BaseModel;
} & RecipeSettings;
