import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { wasmKernels } from '../../src/ml/kernels/wasm/kernels';
import { instantiate, lead } from '../../src/ml/kernels/wasm/pool';
import { startThreads } from '../../src/ml/kernels/wasm/threads';
import { attention } from '../../src/ml/ops/attention';
import { columnSums } from '../../src/ml/ops/columnSums';
import { dropout } from '../../src/ml/ops/dropout';
import { gelu } from '../../src/ml/ops/activation';
import { layerNorm } from '../../src/ml/ops/layerNorm';
import { matmul } from '../../src/ml/ops/matmul';
import { globalNorm } from '../../src/ml/optim/gradClip';
import { startHelper } from '../../src/worker/platform/threads';
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

it('gives no work to a helper beyond the threads, which has no memory to work in', async () => {
  const setup = wasmKernels()?.helperSetup;
  if (!setup) throw new Error('no shared kernels');
  const { module } = setup;
  const memory = new WebAssembly.Memory({ initial: 400, maximum: 65536, shared: true });
  const kernels = instantiate(module, memory);
  const [control, matrix, packed, out, scratch] = [1024, 2 ** 16, 2 ** 21, 2 ** 22, 2 ** 23];
  const [size, threads, spare] = [256, 2, 3];
  new Float32Array(memory.buffer, matrix, size * size).fill(1);
  const helper = startHelper({ memory, module, control, index: spare });
  await helper.ready;
  const call = lead(memory, control, kernels);
  const scratchBytes = kernels.gemmScratch();
  const args = [matrix, size, 1, packed, out, size, size, size, size, 0, 0];
  for (let i = 0; i < 200; i++) call({ name: 'gemm', args, parts: 16, threads, scratch, scratchBytes });
  helper.stop();
  const used = (index: number) =>
    new Float32Array(memory.buffer, scratch + index * scratchBytes, 64).some((value) => value !== 0);
  expect(used(0)).toBe(true);
  expect(used(spare)).toBe(false);
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
