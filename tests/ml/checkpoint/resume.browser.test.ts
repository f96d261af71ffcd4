import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { matmul } from '../../../src/ml/ops/matmul';
import { wasmPaths } from '../../wasmPaths';
import { resumeSuite } from '../suites/resume';

setWasmPaths(wasmPaths);

describe('on wasm', () => resumeSuite(async () => void (await tf.setBackend('wasm')), 'all'));
describe('on webgpu', () => resumeSuite(async () => void (await tf.setBackend('webgpu')), 'few'));

it('adds up a long product in one order on webgpu', async () => {
  await tf.setBackend('webgpu');
  const [a, b] = [1, 2].map((seed) => tf.randomNormal<tf.Rank.R2>([4100, 48], 0, 1, 'float32', seed));
  if (!a || !b) throw new Error('no matrices');
  const first = await matmul(a, b, { transposeA: true }).data();
  for (let i = 0; i < 5; i++) expect(await matmul(a, b, { transposeA: true }).data()).toEqual(first);
});
