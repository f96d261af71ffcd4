/** Whether a run's memory stays what it is: tensors and bytes after the third step and after many. */

import * as tf from '@tensorflow/tfjs-core';
import { gpuBytes, webgpuBackend } from '../../src/ml/tfjs/internals';
import type { EncoderConfig } from '../../src/ml/model/types';
import { createTrained } from './models';

export interface Held {
  readonly step: number;
  readonly tensors: number;
  /** Of all GPU buffers, those that were freed and are kept included. */
  readonly bytes: number;
}

/** @param steps after which to look */
export async function measureHeld(
  encoder: EncoderConfig,
  steps: readonly number[],
): Promise<readonly Held[]> {
  const backend = webgpuBackend();
  if (!backend) return [];
  const trained = await createTrained(encoder);
  const held: Held[] = [];
  try {
    for (let step = 1; step <= Math.max(...steps); step++) {
      // Lengths take turns, as batches of real sentences do.
      await trained.step({ pairs: 4, length: 4 + (step % 3) });
      if (steps.includes(step))
        held.push({ step, tensors: tf.memory().numTensors, bytes: gpuBytes(backend) });
    }
  } finally {
    trained.dispose();
  }
  return held;
}
