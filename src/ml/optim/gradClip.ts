/** Clipping by the common norm of all gradients, as torch.nn.utils.clip_grad_norm_. */

import type * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';

/** √Σ‖g‖² over all gradients, computed where they are. */
export const globalNorm = (gradients: Iterable<tf.Tensor>): tf.Scalar => kernels().globalNorm([...gradients]);

/** What gradients of norm `norm` are multiplied by: min(1, max / (norm + 1e-6)). */
export const clipScale = (norm: number, maxNorm: number): number => Math.min(1, maxNorm / (norm + 1e-6));
