/** Pushing a run's model to the Hub. */

import type { Problem } from '../../core/errors';
import type { PushTarget } from '../../core/model/push';
import type { Progress } from '../../core/run/events';

/** Where the last push stands. The token is no part of it. */
export type PushStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pushing'; readonly run: string; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly run: string; readonly url: string }
  | { readonly kind: 'cancelled'; readonly run: string }
  | { readonly kind: 'failed'; readonly run: string; readonly problem: Problem };

export interface PushSlice {
  readonly push: PushStage;
  /** One at a time; the token goes to the worker and is kept nowhere. @param id of the run @returns whether it was pushed */
  pushModel(id: string, target: Omit<PushTarget, 'endpoint'>): Promise<boolean>;
  cancelPush(): void;
}
