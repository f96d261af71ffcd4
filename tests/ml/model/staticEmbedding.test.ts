/** A static embedding from its folder through a run and back to a folder; its numbers are in the golden tests. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import { message, type Message } from '../../../src/messages/message';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { modelFiles } from '../../../src/ml/export/results';
import { baseOnnxFolder } from '../../../src/ml/export/onnxFolder';
import { withSettings } from '../../../src/ml/model/settings';
import { modelReport, readModel } from '../../../src/ml/sources/readModel';
import { createRuns } from '../../../src/ml/train/runs';
import { source } from '../../core/data/sources';
import { seededFolders } from '../../golden';
import { contentsOf } from '../seededFolders';
import { bytesIn } from '../streams';
import { type Contents, memoryFiles } from '../tinyModel';

const folder = seededFolders().folders.find(({ name }) => name === 'static embedding');
if (!folder) throw new Error('The golden file has no static embedding.');
const contents = contentsOf(folder);
const read = (files: Contents = contents) => readModel(memoryFiles(files));

const pairs = [
  'question,answer',
  ...Array.from({ length: 40 }, (_, i) => `who sees the big dog ${i},the cat sees dog ${i} there`),
].join('\n');

async function run(change: Partial<Recipe> = {}) {
  const description = await read();
  const recipe = {
    ...withLoss(defaultRecipe, 'MultipleNegativesRankingLoss'),
    learningRate: 1e-2,
    epochs: 8,
    keepBest: false,
    maxSeqLength: 20,
    ...change,
  };
  const { dataset } = await openDataset(source(pairs));
  const runs = createRuns();
  const losses: number[] = [];
  for await (const event of runs.train({ recipe, description, dataset, second: null }, never)) {
    if (event.type === 'step') losses.push(event.loss);
  }
  if (!runs.last) throw new Error('The run has no result.');
  return { losses, last: runs.last };
}
const never = new AbortController().signal;

beforeAll(() => tf.setBackend('cpu'));

describe('a static embedding', () => {
  it('is described as what it is', async () => {
    expect(modelReport(await read())).toMatchObject({
      architecture: 'static-embedding',
      layers: 0,
      dimensions: 16,
      pooling: 'mean',
      parameters: 16_000,
      notes: [],
    });
  });

  it('learns, and its folder says after how many tokens text is cut', async () => {
    const { losses, last } = await run();
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    const files = await modelFiles(last);
    const written = Object.fromEntries(
      await Promise.all(files.map(async ({ path, stream }) => [path, await bytesIn(stream())] as const)),
    );
    last.encoder.dispose();
    expect(Object.keys(written).toSorted()).toEqual([
      'README.md',
      'config_sentence_transformers.json',
      'model.safetensors',
      'modules.json',
      'recipe.json',
      'tokenizer.json',
    ]);
    const again = await read(written);
    expect(again.config.maxSeqLength).toBe(20);
    const long = again.tokenizer.encode('the big dog '.repeat(40), again.config.maxSeqLength);
    expect(long).toHaveLength(20);
    expect(JSON.parse(new TextDecoder().decode(written['tokenizer.json']))).toMatchObject({
      truncation: { max_length: 20 },
    });
  });

  it('is present until it is disposed of', async () => {
    const { config, weights } = await read();
    const encoder = await SentenceEncoder.create(config, weights());
    expect(encoder.present).toBe(true);
    encoder.dispose();
    expect(encoder.present).toBe(false);
  });

  it('refuses what it has nothing for', async () => {
    const refused = async (promise: Promise<unknown>, what: Message) =>
      expect(promise).rejects.toMatchObject({ problem: { what } });
    await refused(run({ loraRank: 4 }), message('training.bag.lora'));
    await refused(run({ freezeEmbeddings: true }), message('training.bag.frozen'));
    await refused(run({ loss: 'GISTEmbedLoss' }), message('training.bag.gist'));
    await refused(baseOnnxFolder(await read(), ['fp32']), message('model.bag.noOnnx'));
    const settings = { pooling: 'cls', promptSentence1: null, promptSentence2: null } as const;
    const model = await read();
    expect(() => withSettings(model, settings, false)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ what: message('recipe.pooling.bag') }) }),
    );
  });

  it('names its table where the folder lacks it', async () => {
    const { 'model.safetensors': _, ...others } = contents;
    const bert = seededFolders().folders.find(({ name }) => name === 'roberta');
    const foreign = bert ? contentsOf(bert)['model.safetensors'] : undefined;
    await expect(read({ ...others, 'model.safetensors': foreign })).rejects.toMatchObject({
      problem: { what: message('model.weights.missing', { names: ['embedding.weight'] }) },
    });
  });
});
