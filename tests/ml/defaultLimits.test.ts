import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { askForDefaultLimits, defaultLimits } from '../../bench/gpu/defaultLimits';
import { pack, SentenceEncoder } from '../../src/ml/encoder/encoder';
import { kernels } from '../../src/ml/kernels/select';
import { checkLargestTensor } from '../../src/ml/memory/estimate';
import type { EncoderConfig, SentenceModelConfig, WeightArray } from '../../src/ml/model/types';
import { AdamW } from '../../src/ml/optim/adamw';
import { webgpuBackend } from '../../src/ml/tfjs/internals';
import { registerWebgpu } from '../../src/ml/tfjs/registerWebgpu';
import { trainStep } from '../../src/ml/train/step';
import { run } from '../parity/resume';
import { findGpuInNode } from '../requireGpu';
import { expectClose } from './suites/close';
import { config, encoderConfig, randomWeights } from './suites/smallEncoder';

const found = await findGpuInNode();

const words = 250_000;
/** Of a table of 250,000 words, those of two sentences, from its first to its last row. */
const used = [0, 1, 87_381, 87_382, 131_072, 174_763, words - 1];

const shapeOf = (vocabSize: number, hiddenSize: number): EncoderConfig => ({
  ...encoderConfig,
  vocabSize,
  hiddenSize,
  heads: hiddenSize / 32,
  layers: 1,
});
const modelOf = (encoder: EncoderConfig): SentenceModelConfig => ({ ...config, encoder });

/** A word's row is a piece of this, which no other word here has. */
const noise = Float32Array.from({ length: 2000 }, (_, i) => Math.sin(i * i) / 2);
const rowOfWord = (word: number, width: number) =>
  noise.subarray((word * 31) % 1009, ((word * 31) % 1009) + width);

/** @param ids of the words that the table's rows are of */
function* weightsOf(encoder: EncoderConfig, ids: (row: number) => number): Generator<WeightArray> {
  for (const weight of randomWeights({ ...encoder, vocabSize: 1 })) {
    if (weight.name !== 'embeddings.word') {
      yield weight;
      continue;
    }
    const { vocabSize, hiddenSize } = encoder;
    const data = new Float32Array(vocabSize * hiddenSize);
    for (let row = 0; row < vocabSize; row++) data.set(rowOfWord(ids(row), hiddenSize), row * hiddenSize);
    yield { name: weight.name, shape: [vocabSize, hiddenSize], data };
  }
}

describe.runIf(found)('on webgpu with no more than the default limits', () => {
  const complaints: string[] = [];
  beforeAll(async () => {
    askForDefaultLimits();
    registerWebgpu();
    await tf.setBackend('webgpu');
    webgpuBackend()?.device.addEventListener('uncapturederror', ({ error }) =>
      complaints.push(error.message),
    );
  });

  it('the device has these limits', () => {
    const limits = webgpuBackend()?.device.limits;
    expect(limits?.maxStorageBuffersPerShaderStage).toBe(defaultLimits.maxStorageBuffersPerShaderStage);
    expect(limits?.maxStorageBufferBindingSize).toBe(defaultLimits.maxStorageBufferBindingSize);
    expect(limits?.maxComputeWorkgroupStorageSize).toBe(defaultLimits.maxComputeWorkgroupStorageSize);
    expect(limits?.maxComputeInvocationsPerWorkgroup).toBe(defaultLimits.maxComputeInvocationsPerWorkgroup);
  });

  it('more workgroups than fit into one dimension of a dispatch compute all of a tensor', async () => {
    const numbers = tf.tile<tf.Tensor2D>(tf.tensor2d([[-2, -1, 0.5, 3]]), [1_100_000, 1]);
    const { value } = kernels().activation(numbers, 'relu');
    const rows = tf.tile<tf.Tensor2D>(tf.tensor2d([[1, 2, 3, 6]]), [70_000, 1]);
    const normed = kernels().normalize.forward(rows, 1e-12).value;
    const of = (x: tf.Tensor2D, row: number) => tf.slice2d(x, [row, 0], [1, 4]).data<'float32'>();
    expect([...(await of(value, 1_099_999))]).toEqual([0, 0, 0.5, 3]);
    expectClose(
      await of(normed, 69_999),
      [1, 2, 3, 6].map((x) => x / Math.sqrt(50)),
      1e-6,
    );
    tf.dispose([numbers, value, rows, normed]);
  });

  it('a whole run gives the losses and weights of the cpu', async () => {
    const here = await run({ epochs: 1 });
    await tf.setBackend('cpu');
    const there = await run({ epochs: 1 });
    await tf.setBackend('webgpu');
    expect(here.said).toHaveLength(there.said.length);
    for (const [i, { name, data }] of here.weights.entries()) {
      expectClose(data, there.weights[i]?.data ?? [], 2e-3, name);
    }
  });

  it.each([384, 768])(
    'a table of 250,000 words of %i, too large for a buffer, trains as a small one',
    async (width) => {
      const [large, small] = [shapeOf(words, width), shapeOf(used.length, width)];
      const results = [];
      for (const { shape, rows, id } of [
        { shape: large, rows: (row: number) => row, id: (word: number) => word },
        { shape: small, rows: (row: number) => used[row] ?? NaN, id: (word: number) => used.indexOf(word) },
      ]) {
        const encoder = await SentenceEncoder.create(modelOf(shape), weightsOf(shape, rows));
        if (shape === large) expect(() => encoder.trainable).toThrow(`"bytes":${4 * words * width}`);
        const ids = Int32Array.from(used, id);
        const vectors = async () => {
          const value = tf.tidy(() => encoder.forward(pack([ids.subarray(0, 3), ids.subarray(3)]), null));
          const numbers = [...(await value.data<'float32'>())];
          value.dispose();
          return numbers;
        };
        const before = await vectors();
        // The last word is in no batch.
        const trained = ids.subarray(0, -1);
        encoder.trainWords(trained);
        const optimizer = new AdamW(encoder.trainable);
        const batch = {
          sentence1: [trained.subarray(0, 3), trained.subarray(2)],
          sentence2: [trained.subarray(1, 4), trained.subarray(4)],
          negatives: null,
          labels: Float32Array.of(1, 1),
        };
        const { loss } = await trainStep(encoder, optimizer, [batch], {
          loss: 'MultipleNegativesRankingLoss',
          lossParams: {},
          learningRate: 1e-2,
          maxGradNorm: 1,
          dropout: null,
        });
        let table = new Float32Array(0);
        for await (const { data } of encoder.weights(new Set(['embeddings.word']))) table = data.slice();
        const rowsAfter = [...ids].map((id) => [...table.subarray(id * width, (id + 1) * width)]);
        results.push({ before, loss, after: await vectors(), rowsAfter });
        optimizer.dispose();
        encoder.dispose();
      }
      const [ofLarge, ofSmall] = results;
      expect(ofLarge?.before.some((value) => Math.abs(value) > 0.01)).toBe(true);
      expect(ofLarge).toEqual(ofSmall);
      expect(ofLarge?.after).not.toEqual(ofLarge?.before);
      expect(ofLarge?.rowsAfter[0]).not.toEqual([...rowOfWord(0, width)]);
      expect(ofLarge?.rowsAfter.at(-1)).toEqual([...rowOfWord(words - 1, width)]);
    },
  );

  it('such a table is refused where weight decay would train all of it', () => {
    const large = modelOf(shapeOf(words, 384));
    const settings = { weightDecay: 0.01, freezeEmbeddings: false, loraRank: 0 };
    expect(() => checkLargestTensor(large, settings)).toThrow('"bytes":384000000');
    expect(() => checkLargestTensor(large, { ...settings, weightDecay: 0 })).not.toThrow();
    expect(() => checkLargestTensor(large, null)).not.toThrow();
  });

  it('the GPU has complained of nothing', () => expect(complaints).toEqual([]));
});
