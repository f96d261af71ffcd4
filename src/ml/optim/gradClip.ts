/** Clipping by the common norm of all gradients, as torch.nn.utils.clip_grad_norm_. */

import * as tf from '@tensorflow/tfjs-core';
import { hostMemory } from '../kernels/host/memory';

/** √Σ‖g‖² over all gradients, computed where they are. */
export function globalNorm(gradients: Iterable<tf.Tensor>): tf.Scalar {
  const memory = hostMemory();
  if (!memory) {
    return tf.tidy(() => tf.sqrt(tf.addN([...gradients].map((g) => tf.sum<tf.Scalar>(tf.square(g))))));
  }
  let sum = 0;
  for (const gradient of gradients) for (const g of memory.view(gradient)) sum += g * g;
  return tf.scalar(Math.sqrt(sum));
}

/** What gradients of norm `norm` are multiplied by: min(1, max / (norm + 1e-6)). */
export const clipScale = (norm: number, maxNorm: number): number => Math.min(1, maxNorm / (norm + 1e-6));
