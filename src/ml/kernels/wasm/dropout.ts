/** Dropout on WebAssembly, and its numbers as the kernels want them. */

import type * as tf from '@tensorflow/tfjs-core';
import { dropThreshold, type Dropout } from '../../ops/dropoutMask';
import type { WasmKernels } from './kernels';

export function dropoutWasm<R extends tf.Rank>(
  kernels: WasmKernels,
  x: tf.Tensor<R>,
  place: Dropout,
): tf.Tensor<R> {
  const y = kernels.allocate<R>(x.shape);
  kernels.run(
    'dropout',
    [kernels.address(x), kernels.address(y), x.size, ...dropoutNumbers(place)],
    x.size / 16_384,
  );
  return y;
}

/** Key, threshold and the factor of what is kept; a threshold of 0 is no dropout. */
export const dropoutNumbers = (place: Dropout | null): readonly number[] =>
  place ? [place.key, dropThreshold(place), 1 / (1 - place.rate)] : [0, 0, 1];
