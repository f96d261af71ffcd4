/**
 * One training step of all-MiniLM-L6-v2's shape (random weights) on 8 pairs of 32 tokens, on WebAssembly, beside the
 * bare matrix products that it cannot do without: the ratio says what everything else costs.
 */

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { startThreads } from '../src/ml/kernels/wasm/threads';
import { matmul } from '../src/ml/ops/matmul';
import { startHelper } from '../src/worker/threads';
import { wasmPaths } from '../tests/wasmPaths';
import { createStep, miniLM } from './miniLM';

const pairs = 8;
const length = 32;

setWasmPaths(wasmPaths);
await tf.setBackend('wasm');
await startThreads(startHelper, 20);
const step = await createStep(miniLM, pairs, length);

const { hiddenSize: h, intermediateSize: m, layers } = miniLM;
const tokens = 2 * pairs * length;
const random = (rows: number, columns: number) => tf.randomUniform<tf.Rank.R2>([rows, columns]);
const [x, square, wide, narrow, inner] = [
  random(tokens, h),
  random(h, h),
  random(h, m),
  random(m, h),
  random(tokens, m),
];

const options = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

describe('all-MiniLM-L6-v2, 8 pairs of 32 tokens, wasm', () => {
  bench('one training step', step, options);

  bench(
    'its linear layers’ products alone, forward and twice backward',
    () => {
      for (let i = 0; i < 3 * layers; i++) {
        tf.tidy(() => {
          for (let k = 0; k < 4; k++) matmul(x, square); // [T, H]
          matmul(x, wide); // [T, M]
          matmul(inner, narrow); // [T, H]
        });
      }
    },
    options,
  );
});
