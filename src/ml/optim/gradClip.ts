/** Clipping by the common norm of all gradients, as torch.nn.utils.clip_grad_norm_. */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { wasmKernels } from '../kernels/wasm/kernels';
import { sumOfSquaresWasm } from '../kernels/wasm/norm';
import { globalNormWebgpu } from '../kernels/webgpu/norm';

/** √Σ‖g‖² over all gradients, computed where they are. */
export function globalNorm(gradients: Iterable<tf.Tensor>): tf.Scalar {
  const kernels = wasmKernels();
  if (kernels) return tf.scalar(Math.sqrt(sumOfSquaresWasm(kernels, gradients)));
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) return globalNormWebgpu(backend, [...gradients]);
  return tf.tidy(() => {
    const squares = [...gradients].map((g) => tf.reshape<tf.Rank.R1>(tf.sum(tf.square(g)), [1]));
    return tf.sqrt(tf.sum<tf.Scalar>(tf.concat(squares)));
  });
}

/** What gradients of norm `norm` are multiplied by: min(1, max / (norm + 1e-6)). */
export const clipScale = (norm: number, maxNorm: number): number => Math.min(1, maxNorm / (norm + 1e-6));
