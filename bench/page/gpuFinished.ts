/** Waits for tfjs's GPU, where one computes. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { finished } from '../../src/ml/kernels/webgpu/kernel';

export async function gpuFinished(): Promise<void> {
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) await finished(backend);
}
