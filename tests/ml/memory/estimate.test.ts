import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { startDevice } from '../../../src/cli/engine';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { makeBatches } from '../../../src/core/batches/batches';
import { createRandom } from '../../../src/core/random';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import { estimateRunMemory } from '../../../src/ml/memory/runMemory';
import { activationBytes, emptyPass, withSentence } from '../../../src/ml/memory/estimate';
import { readModel } from '../../../src/ml/sources/readModel';
import type { ModelDescription } from '../../../src/ml/model/types';
import { boundFreeBuffers, freeBytes, webgpuBackend } from '../../../src/ml/tfjs/internals';
import { source } from '../../core/data/sources';
import { findGpuInNode } from '../../requireGpu';
import { diskFiles } from '../diskFiles';
import { estimateSuite, partsSuite } from '../suites/memory';

const wasm = async () => void (await startDevice('wasm'));
const webgpu = async () => void (await startDevice('webgpu'));
const found = await findGpuInNode();

describe('on wasm', () => {
  estimateSuite(wasm, 'wasm');
  partsSuite(wasm);
});
describe.runIf(found)('on webgpu', () => {
  estimateSuite(webgpu, 'webgpu');

  it('keeps no more freed memory than allowed, for tensors of any size, and computes the same', async () => {
    await webgpu();
    const backend = webgpuBackend();
    if (!backend) throw new TypeError('The backend is not WebGPU.');
    const before = freeBytes(backend);
    const most = before + 100_000;
    boundFreeBuffers(backend, most);
    const idle: number[] = [];
    for (let size = 1000; size < 3000; size += 100) {
      const sum = tf.tidy(() => tf.sum(tf.mul(tf.ones([size]), tf.add(tf.ones([size]), 1))));
      expect(await sum.array()).toBe(2 * size);
      sum.dispose();
      idle.push(freeBytes(backend));
    }
    expect(Math.max(...idle)).toBeGreaterThan(before + 50_000);
    expect(Math.max(...idle)).toBeLessThanOrEqual(most);
  });
});
describe('on the cpu', () => partsSuite(async () => void (await tf.setBackend('cpu'))));

describe('a run on a file', () => {
  /** Rows whose lengths differ as people's do: few are long. */
  const content = (rows: number) => {
    const { next, below } = createRandom(rows);
    const words = ['the', 'dog', 'child', 'house', 'ship', 'likes', 'builds', 'a', 'man', 'car'];
    const sentence = () =>
      Array.from({ length: Math.ceil(Math.exp(1 + 1.5 * next())) }, () => words[below(words.length)]).join(
        ' ',
      );
    return ['a,b,score', ...Array.from({ length: rows }, () => `${sentence()},${sentence()},${next()}`)].join(
      '\n',
    );
  };
  const open = async (rows: number) => ({
    description: await readModel(await diskFiles('tests/fixtures/tiny-bert')),
    dataset: (await openDataset(source(content(rows)))).dataset,
  });

  it.each([
    { rows: 300, batchSize: 16, batching: 'random' },
    { rows: 5000, batchSize: 32, batching: 'random' },
    { rows: 5000, batchSize: 8, batching: 'group_by_length' },
    { rows: 20, batchSize: 64, batching: 'random' },
  ] as const)(
    'is estimated by the largest of its batches, to 15 %: $rows rows, $batchSize at a time, $batching',
    async ({ rows, batchSize, batching }) => {
      const { description, dataset } = await open(rows);
      const recipe: Recipe = { ...defaultRecipe, loss: 'CosineSimilarityLoss', batchSize, batching };
      const { items } = dataset.examples;
      const batches = makeBatches(items, { batchSize, batching, seed: 1, epoch: 0, sampler: 'batchSampler' });
      const sizes = batches.map((batch) =>
        [...batch]
          .flatMap((row) => [items[row]?.sentence1 ?? '', items[row]?.sentence2 ?? ''])
          .map((text) => description.tokenizer.encode(text, recipe.maxSeqLength).length)
          .reduce(withSentence, emptyPass),
      );
      const largest = Math.max(
        ...sizes.map((size) => activationBytes(description.config.encoder, size, 'cpu').forward),
      );
      const { estimate, tooLarge } = estimateRunMemory(recipe, description, dataset);
      expect(estimate.activations / largest).toBeGreaterThan(1 / 1.15);
      expect(estimate.activations / largest).toBeLessThan(1.15);
      expect([estimate.inParts, tooLarge]).toEqual([false, null]);
    },
  );

  it('of a model that needs most of a tab has its batches encoded in parts', async () => {
    const { description, dataset } = await open(200);
    const large: ModelDescription = {
      ...description,
      config: {
        ...description.config,
        encoder: {
          ...description.config.encoder,
          hiddenSize: 768,
          intermediateSize: 3072,
          layers: 12,
          heads: 12,
        },
      },
    };
    const recipe: Recipe = { ...defaultRecipe, loss: 'CosineSimilarityLoss', batchSize: 200 };
    const { estimate, tooLarge, budget } = estimateRunMemory(recipe, large, dataset);
    expect(tooLarge).toBeGreaterThan(budget);
    expect(estimate.inParts).toBe(true);
    expect(estimate.total).toBeLessThan(2 ** 32);
  });
});
