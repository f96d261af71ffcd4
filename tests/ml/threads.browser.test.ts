import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startThreads } from '../../src/ml/backend/startThreads';
import { kernels } from '../../src/ml/kernels/select';
import { wasmRuntime } from '../../src/ml/kernels/wasm/runtime';
import { instantiate, lead } from '../../src/ml/kernels/wasm/threadPool';
import { startHelper } from '../../src/worker/threads';
import { wasmPaths } from '../wasmPaths';

setWasmPaths(wasmPaths);

it('computes the same bits with one thread and with several', async () => {
  await tf.setBackend('wasm');
  const runtime = wasmRuntime();
  if (!runtime) throw new Error('no runtime');
  const threads = await startThreads(startHelper, 20);
  expect(threads).toBeGreaterThan(1);

  const x = tf.randomNormal<tf.Rank.R2>([70, 36], 0, 1, 'float32', 1);
  const [gamma, beta] = [tf.linspace(1, 2, 36), tf.linspace(0, 1, 36)];
  const offsets = Int32Array.of(0, 1, 30, 41, 70);
  const site = { rate: 0.2, key: 7 };
  const { matmul, attention, activation, layerNorm, columnSums, dropout, globalNorm } = kernels();
  const results = () => [
    matmul(x, x, { transposeB: true }),
    matmul(x, x, { transposeA: true }),
    attention.forward(x, x, x, { offsets, heads: 3, dropout: site }, null).context,
    activation(x, 'gelu').value,
    layerNorm.forward(x, null, gamma, beta, 1e-12).value,
    columnSums(x),
    dropout(x, site),
    globalNorm([x]),
  ];
  const together = results();
  runtime.threads = 1;
  const alone = results();
  for (const [i, tensor] of together.entries()) {
    expect(await tensor.data()).toEqual(await alone[i]?.data());
  }
});

it('gives no work to a helper beyond the threads, which has no memory to work in', async () => {
  const setup = wasmRuntime()?.helperSetup;
  if (!setup) throw new Error('no shared memory');
  const { module } = setup;
  const memory = new WebAssembly.Memory({ initial: 400, maximum: 65536, shared: true });
  const compiled = instantiate(module, memory);
  const [control, matrix, packed, out, scratch] = [1024, 2 ** 16, 2 ** 21, 2 ** 22, 2 ** 23];
  const [size, threads, spare] = [256, 2, 3];
  new Float32Array(memory.buffer, matrix, size * size).fill(1);
  const helper = startHelper({ memory, module, control, index: spare });
  await helper.ready;
  const call = lead(memory, control, compiled);
  const scratchBytes = compiled.gemmScratch();
  const args = [matrix, size, 1, packed, out, size, size, size, size, 0, 0];
  for (let i = 0; i < 200; i++) call({ name: 'gemm', args, parts: 16, threads, scratch, scratchBytes });
  helper.stop();
  const used = (index: number) =>
    new Float32Array(memory.buffer, scratch + index * scratchBytes, 64).some((value) => value !== 0);
  expect(used(0)).toBe(true);
  expect(used(spare)).toBe(false);
});

it('computes with one thread where the helpers never answer', async () => {
  const runtime = wasmRuntime();
  if (!runtime) throw new Error('no runtime');
  runtime.threads = 1;
  let stopped = 0;
  const silent = () => ({ ready: new Promise<void>(() => {}), stop: () => void stopped++ });
  expect(await startThreads(silent, 0.05)).toBe(1);
  expect(stopped).toBe(navigator.hardwareConcurrency - 1);
});
