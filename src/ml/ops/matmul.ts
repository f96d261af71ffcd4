/** The engine's one matrix product: either side transposed, a bias added. */

import type * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../kernels/contract';
import { kernels } from '../kernels/select';

/** a [m, k] · b [k, n] + bias → [m, n]; without a gradient of its own. */
export const matmul = (a: tf.Tensor2D, b: tf.Tensor2D, options?: MatmulOptions): tf.Tensor2D =>
  kernels().matmul(a, b, options);
