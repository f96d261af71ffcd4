/** The mini-batches of a loss with gradient caching. */

import { type LossName, losses } from '../../core/losses/catalogue';
import type { LossParam, ParamValues } from '../../core/losses/types';

/** The number of sentences per pass through the encoder; null for a loss without mini-batches. */
export function miniBatchSizeOf({
  loss,
  lossParams,
}: {
  readonly loss: LossName;
  readonly lossParams: ParamValues;
}): number | null {
  const params: Readonly<Record<string, LossParam>> = losses[loss].params;
  const size = lossParams['miniBatchSize'] ?? params['miniBatchSize']?.default;
  return typeof size === 'number' && 'miniBatchSize' in params ? size : null;
}
