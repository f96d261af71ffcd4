/** What the store has of a static model that is made of the base model. */

import type { StaticSettings } from '../../core/model/static';
import type { Problem } from '../../core/errors';
import type { Progress } from '../../core/run/events';

/** Where the making of one stands; the last one that was made can be downloaded. */
export type StaticStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly progress: Progress | null }
  | { readonly kind: 'made'; readonly name: string; readonly zip: Blob }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface StaticsSlice {
  readonly statics: StaticStage;
  /** Makes a static model of the chosen base model, and chooses it as the next one. */
  makeStatic(settings: StaticSettings): Promise<void>;
  stopMakingStatic(): void;
}
