/** Waits until tfjs's GPU has done what it was asked to; a call only queues its work. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

export async function gpuFinished(): Promise<void> {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) return;
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
}
