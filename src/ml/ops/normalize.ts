/** Rows scaled to length 1, as torch.nn.functional.normalize; cosines are products of these. */

import type * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';

/**
 * y = x / max(‖x‖, eps), row by row. dx = (dy − y·Σ dy⊙y)/‖x‖, and dy/eps for a row shorter than eps.
 * @param x [S, H]
 * @param eps 1e-12 in torch's normalize, 1e-8 in its cosine_similarity
 * @returns [S, H]
 */
export function normalize(x: tf.Tensor2D, eps = 1e-12): tf.Tensor2D {
  const { normalize } = kernels();
  return differentiable([x], () => {
    const { value, norms } = normalize.forward(x, eps);
    return {
      value,
      saved: [value, norms],
      backward: (dy, value, norms) => [normalize.backward(dy, value, norms, eps)],
    };
  });
}
