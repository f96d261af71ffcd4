/**
 * One training step of all-MiniLM-L6-v2's shape (random weights) on 8 pairs of 32 tokens, on WebAssembly, beside the
 * bare matrix products that it cannot do without: the ratio says what everything else costs.
 */

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { createRandom } from '../src/core/random';
import { SentenceEncoder } from '../src/ml/encoder';
import { parameterShapes, type EncoderConfig } from '../src/ml/model/types';
import { startThreads } from '../src/ml/kernels/wasm/threads';
import { matmul } from '../src/ml/ops/matmul';
import { AdamW } from '../src/ml/optim/adamw';
import { trainStep } from '../src/ml/step';
import { startHelper } from '../src/worker/threads';
import { wasmPaths } from '../tests/wasmPaths';

const encoder: EncoderConfig = {
  vocabSize: 30522,
  hiddenSize: 384,
  layers: 6,
  heads: 12,
  intermediateSize: 1536,
  maxPositions: 512,
  tokenTypes: 2,
  layerNormEps: 1e-12,
  activation: 'gelu',
  hiddenDropout: 0.1,
  attentionOutputDropout: 0.1,
  attentionDropout: 0.1,
};
const pairs = 8;
const length = 32;
const { next, below } = createRandom(1);

function* weights() {
  for (const [name, shape] of parameterShapes(encoder)) {
    const size = shape.reduce((product, n) => product * n, 1);
    const centre = name.endsWith('norm.weight') ? 1 : 0;
    yield { name, shape, data: Float32Array.from({ length: size }, () => centre + (next() - 0.5) * 0.1) };
  }
}

const sentences = () =>
  Array.from({ length: pairs }, () => Int32Array.from({ length }, () => below(encoder.vocabSize)));

setWasmPaths(wasmPaths);
await tf.setBackend('wasm');
await startThreads(startHelper, 20);
const model = await SentenceEncoder.create(
  { encoder, pooling: ['mean'], modules: [{ kind: 'normalize' }], maxSeqLength: length },
  weights(),
);
const batches = Array.from({ length: 8 }, () => [sentences(), sentences()] as const);
model.trainWords(batches.flat(2).flatMap((ids) => [...ids]));
const optimizer = new AdamW(model.parameters);
let step = 0;

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

const options = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

describe('all-MiniLM-L6-v2, 8 pairs of 32 tokens, wasm', () => {
  bench(
    'one training step',
    async () => {
      const [sentence1, sentence2] = batches[step % batches.length] ?? [[], []];
      const batch = {
        sentence1,
        sentence2,
        negative: null,
        labels: new Float32Array(pairs).fill(1),
      };
      await trainStep(model, optimizer, [batch], {
        loss: 'MultipleNegativesRankingLoss',
        lossParams: {},
        learningRate: 2e-5,
        maxGradNorm: 1,
        dropout: { seed: 1, step: step++ },
      });
    },
    options,
  );

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
