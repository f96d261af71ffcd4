/** Which elements dropout keeps: a function of the element's index and a key, by a counter-based generator. */

import { hash32, mixKey } from '../../core/random';

/** Names a step's random numbers. */
export interface DropoutKey {
  readonly seed: number;
  readonly step: number;
  /** Which part of a step that encodes its batch in parts; each part counts its elements from 0. */
  readonly part?: number;
}

/** One place of the model at one step. */
export interface Dropout {
  /** The share of elements that become 0, in [0, 1). */
  readonly rate: number;
  /** uint32 */
  readonly key: number;
}

/** The dropout of place number `site`; null where nothing is dropped. */
export function dropoutAt(key: DropoutKey | null, site: number, rate: number): Dropout | null {
  if (!key || rate <= 0) return null;
  return { rate, key: mixKey(key.seed, key.step, site, ...(key.part === undefined ? [] : [key.part])) };
}

/** Elements whose random uint32 is below this are dropped. */
export const dropThreshold = ({ rate }: Dropout): number => Math.floor(rate * 2 ** 32);

/** What element `index` is multiplied by: 0, or 1/(1 − rate). */
export function dropoutFactor({ rate, key }: Dropout, threshold: number, index: number): number {
  return hash32(hash32(index) ^ key) < threshold ? 0 : 1 / (1 - rate);
}
