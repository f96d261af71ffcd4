/** Dropout on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import { dropoutNumbers, type Dropout } from '../dropoutMask';
import type { WasmRuntime } from './runtime';

export function dropoutWasm<R extends tf.Rank>(
  runtime: WasmRuntime,
  x: tf.Tensor<R>,
  site: Dropout,
): tf.Tensor<R> {
  const y = runtime.allocate<R>(x.shape);
  runtime.run(
    'dropout',
    [runtime.address(x), runtime.address(y), x.size, ...dropoutNumbers(site)],
    x.size / 16_384,
  );
  return y;
}
