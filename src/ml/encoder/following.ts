/** The modules that follow the pooling, on sentence vectors: Dense and Normalize of sentence-transformers. */

import * as tf from '@tensorflow/tfjs-core';
import type { DenseConfig, SentenceModule } from '../model/types';
import { denseActivation } from '../ops/denseActivation';
import { linear } from '../ops/linear';
import { normalize } from '../ops/normalize';

/** The parameters of an encoder by the names of `parameterShapes`. */
export interface Parameters {
  matrix(name: string): tf.Tensor2D;
  vector(name: string): tf.Tensor1D;
  /** @param name of a parameter, or a prefix of several names */
  requiresGrad(name: string): boolean;
}

/** [S, H] → [S, D] */
export function applyFollowing(
  pooled: tf.Tensor2D,
  modules: readonly SentenceModule[],
  parameters: Parameters,
): tf.Tensor2D {
  let x = pooled;
  for (const [i, module] of modules.entries()) {
    x = module.kind === 'normalize' ? normalize(x) : dense(x, module, `modules.${i}`, parameters);
  }
  return x;
}

function dense(
  x: tf.Tensor2D,
  { into, out, bias, activation, residual }: DenseConfig,
  name: string,
  parameters: Parameters,
): tf.Tensor2D {
  const offset = bias ? parameters.vector(`${name}.linear.bias`) : null;
  const requiresGrad = parameters.requiresGrad(name);
  const weight = parameters.matrix(`${name}.linear.weight`);
  const y = denseActivation(linear(x, weight, offset, requiresGrad), activation);
  if (!residual) return y;
  const skipped =
    into === out ? x : linear(x, parameters.matrix(`${name}.residual.weight`), null, requiresGrad);
  return tf.add<tf.Tensor2D>(y, skipped);
}
