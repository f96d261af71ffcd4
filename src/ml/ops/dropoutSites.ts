/** The random numbers of each of the model's dropouts in each step. */

import { mixKey } from '../../core/random';
import type { Dropout } from '../kernels/dropoutMask';

/** Names a step's random numbers. */
export interface DropoutKey {
  readonly seed: number;
  readonly step: number;
  /** Which part of a step that encodes its batch in parts; each part counts its elements from 0. */
  readonly part?: number;
}

/** The dropout of number `site` of the model; null where nothing is dropped. */
export function dropoutAt(key: DropoutKey | null, site: number, rate: number): Dropout | null {
  if (!key || rate <= 0) return null;
  return { rate, key: mixKey(key.seed, key.step, site, ...(key.part === undefined ? [] : [key.part])) };
}
