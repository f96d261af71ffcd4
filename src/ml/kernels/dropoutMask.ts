/** Which elements dropout keeps: a function of the element's index and a key, by a counter-based generator. */

import { hash32 } from '../../core/random';

/** The dropout of one site of the model in one step. */
export interface Dropout {
  /** The share of elements that become 0, in [0, 1). */
  readonly rate: number;
  /** uint32 */
  readonly key: number;
}

/** Elements whose random uint32 is below this are dropped. */
export const dropThreshold = ({ rate }: Dropout): number => Math.floor(rate * 2 ** 32);

/** What element `index` is multiplied by: 0, or 1/(1 − rate). */
export function dropoutFactor({ rate, key }: Dropout, threshold: number, index: number): number {
  return hash32(hash32(index) ^ key) < threshold ? 0 : 1 / (1 - rate);
}

/** Key, threshold and the factor of what is kept, as kernels take them; a threshold of 0 is no dropout. */
export const dropoutNumbers = (dropout: Dropout | null): readonly [number, number, number] =>
  dropout ? [dropout.key, dropThreshold(dropout), 1 / (1 - dropout.rate)] : [0, 0, 1];
