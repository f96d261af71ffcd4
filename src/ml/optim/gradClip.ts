/** Clipping by the common norm of all gradients, as torch.nn.utils.clip_grad_norm_. */

import * as tf from '@tensorflow/tfjs-core';
import { hostMemory } from '../kernels/host/memory';

/** √Σ‖g‖² over all gradients, computed where they are. */
export function globalNorm(gradients: Iterable<tf.Tensor>): tf.Scalar {
  const memory = hostMemory();
  if (!memory) {
    return tf.tidy(() => {
      const squares = [...gradients].map((g) => tf.reshape<tf.Rank.R1>(tf.sum(tf.square(g)), [1]));
      return tf.sqrt(tf.sum<tf.Scalar>(tf.concat(squares))); // tf.addN binds more buffers than WebGPU allows
    });
  }
  let sum = 0;
  for (const gradient of gradients) sum += squaredNorm(memory.view(gradient));
  return tf.scalar(Math.sqrt(sum));
}

function squaredNorm(x: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) ** 2;
  return sum;
}

/** What gradients of norm `norm` are multiplied by: min(1, max / (norm + 1e-6)). */
export const clipScale = (norm: number, maxNorm: number): number => Math.min(1, maxNorm / (norm + 1e-6));
