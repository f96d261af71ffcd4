import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { wasmKernels } from '../../src/ml/kernels/wasm/kernels';
import { startThreads } from '../../src/ml/kernels/wasm/threads';
import { attention } from '../../src/ml/ops/attention';
import { columnSums } from '../../src/ml/ops/columnSums';
import { dropout } from '../../src/ml/ops/dropout';
import { gelu } from '../../src/ml/ops/gelu';
import { layerNorm } from '../../src/ml/ops/layerNorm';
import { matmul } from '../../src/ml/ops/matmul';
import { globalNorm } from '../../src/ml/optim/gradClip';
import { startHelper } from '../../src/worker/threads';
import { wasmPaths } from '../wasmPaths';

setWasmPaths(wasmPaths);

it('computes the same bits with one thread and with several', async () => {
  await tf.setBackend('wasm');
  const kernels = wasmKernels();
  if (!kernels) throw new Error('no kernels');
  const threads = await startThreads(startHelper, 20);
  expect(threads).toBeGreaterThan(1);

  const x = tf.randomNormal<tf.Rank.R2>([70, 36], 0, 1, 'float32', 1);
  const [gamma, beta] = [tf.linspace(1, 2, 36), tf.linspace(0, 1, 36)];
  const offsets = Int32Array.of(0, 1, 30, 41, 70);
  const place = { rate: 0.2, key: 7 };
  const results = () => [
    matmul(x, x, { transposeB: true }),
    matmul(x, x, { transposeA: true }),
    attention(x, x, x, { offsets, heads: 3, dropout: place }),
    gelu(x, 'gelu'),
    layerNorm(x, null, gamma, beta, 1e-12),
    columnSums(x),
    dropout(x, place),
    globalNorm([x]),
  ];
  const together = results();
  kernels.threads = 1;
  const alone = results();
  for (const [i, tensor] of together.entries()) {
    expect(await tensor.data()).toEqual(await alone[i]?.data());
  }
});

it('goes on alone where the helpers never answer', async () => {
  const kernels = wasmKernels();
  if (!kernels) throw new Error('no kernels');
  kernels.threads = 1;
  let stopped = 0;
  const silent = () => ({ ready: new Promise<void>(() => {}), stop: () => void stopped++ });
  expect(await startThreads(silent, 0.05)).toBe(1);
  expect(stopped).toBe(navigator.hardwareConcurrency - 1);
});
