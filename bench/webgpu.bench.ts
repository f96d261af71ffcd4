/**
 * One training step on WebGPU: two layers of all-MiniLM-L6-v2's shape on 4 pairs of 16 tokens, which a software adapter
 * can do too, beside tfjs's own products of its linear layers' shapes.
 */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { matmul, matmulReference } from '../src/ml/ops/matmul';
import { createStep, miniLM } from './miniLM';

const encoder = { ...miniLM, layers: 2, vocabSize: 3000 };
const pairs = 4;
const length = 16;

await tf.setBackend('webgpu');
const step = await createStep(encoder, pairs, length);

const { hiddenSize: h, intermediateSize: m, layers } = encoder;
const tokens = 2 * pairs * length;
const random = (rows: number, columns: number) => tf.randomUniform<tf.Rank.R2>([rows, columns]);
const [x, square, wide, narrow, inner] = [
  random(tokens, h),
  random(h, h),
  random(h, m),
  random(m, h),
  random(tokens, m),
];

/** Waits for the GPU: a call only queues its work. */
async function finished(): Promise<void> {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new TypeError('The backend is not WebGPU.');
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
}

async function products(multiply: typeof matmulReference): Promise<void> {
  for (let i = 0; i < 3 * layers; i++) {
    tf.tidy(() => {
      for (let k = 0; k < 4; k++) multiply(x, square, {}); // [T, H]
      multiply(x, wide, {}); // [T, M]
      multiply(inner, narrow, {}); // [T, H]
    });
  }
  await finished();
}

const options = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

describe('two layers of all-MiniLM-L6-v2, 4 pairs of 16 tokens, webgpu', () => {
  bench(
    'one training step',
    async () => {
      await step();
      await finished();
    },
    options,
  );
  bench('its linear layers’ products alone, forward and twice backward', () => products(matmul), options);
  bench('the same products by tfjs', () => products(matmulReference), options);
});
