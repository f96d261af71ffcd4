import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expect, it } from 'vitest';
import { wasmPaths } from '../wasmPaths';

it.each(['webgpu', 'wasm'])('multiplies on %s', async (backend) => {
  setWasmPaths(wasmPaths);
  expect(await tf.setBackend(backend)).toBe(true);
  const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]]));
  expect([...(await product.data())]).toEqual([11]);
});
