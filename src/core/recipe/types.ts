/** A run, said once: with the data it can be repeated. It travels in every download and in `recipe.json`. */

import type { LossName } from '../losses/catalogue';
import type { ParamValues } from '../losses/types';
import type { RecipeField } from './fields';
import type { RecipeOptions } from './options';

export const computes = ['auto', 'webgpu', 'wasm', 'cpu'] as const;
export type Compute = (typeof computes)[number];

/** Which model a run starts from, by name; the files themselves are the `ModelSource`'s affair. */
export type BaseModel =
  | { readonly kind: 'builtin' }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'hub'; readonly id: string; readonly revision: string };

export type Recipe = {
  readonly version: 1;
  readonly loss: LossName;
  /** The loss's own numbers, flags and choices, by the names of its catalogue entry's `params`. */
  readonly lossParams: ParamValues;
  /**
   * MatryoshkaLoss around the loss: it is taken of the first so many dimensions, for each of these, and summed. Without
   * any it is taken of the whole vectors alone.
   */
  readonly matryoshkaDims: readonly number[];
  /** The weight of each of them in the sum; without any all weigh 1. */
  readonly matryoshkaWeights: readonly number[];
  readonly baseModel: BaseModel;
  readonly compute: Compute;
} & Readonly<Record<RecipeField, number>> &
  RecipeOptions;
