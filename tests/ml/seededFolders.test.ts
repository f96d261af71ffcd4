/** From the files of folders of every architecture to sentence vectors, compared with sentence-transformers, and back to files. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Side } from '../../src/core/model/types';
import { defaultRecipe, withLoss } from '../../src/core/recipe/recipe';
import { message } from '../../src/messages/message';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { modelFolder } from '../../src/ml/export/modelFolder';
import { modelReport, readModel } from '../../src/ml/sources/readModel';
import { createTokenStore, type Sentence, type TokenStore } from '../../src/ml/encoder/tokenStore';
import { withSettings } from '../../src/ml/model/settings';
import { batchLoss } from '../../src/ml/train/batchLoss';
import { cachedGradients, encoderPasses } from '../../src/ml/train/gradientCache';
import { seededFolders } from '../golden';
import { contentsOf } from './seededFolders';
import { bytesIn } from './streams';
import { type Contents, encoded, memoryFiles } from './tinyModel';

const { texts, prompts, folders } = seededFolders();

const sides: readonly Side[] = ['sentence1', 'sentence2'];

beforeAll(() => tf.setBackend('cpu'));

/** The tokens of every text, and their vectors one after another. */
async function read(contents: Contents) {
  const model = await readModel(memoryFiles(contents));
  const tokens = createTokenStore(model, model.config.maxSeqLength);
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  const vectors = await vectorsOf(encoder, tokens, firstSentences(texts));
  encoder.dispose();
  return {
    model,
    ids: texts.map((text) => [...tokens.ids(text)]),
    values: texts.flatMap((text) => [...(vectors.get(text) ?? [])]),
  };
}

async function vectorsOf(encoder: SentenceEncoder, tokens: TokenStore, sentences: readonly Sentence[]) {
  const encoding = encodeTexts(encoder, tokens, sentences, () => ({
    type: 'progress',
    what: message('training.progress.encoding'),
    done: 0,
    total: 1,
  }));
  let step = await encoding.next();
  while (!step.done) step = await encoding.next();
  return step.value;
}

/** The folder as the download holds it, with weights of `change`. */
async function exported(contents: Contents, change: (value: number) => number): Promise<Contents> {
  const description = await readModel(memoryFiles(contents));
  async function* weights(wanted: ReadonlySet<string>) {
    for await (const weight of description.weights()) {
      if (wanted.has(weight.name)) yield { ...weight, data: weight.data.map(change) };
    }
  }
  const { maxSeqLength } = description.config;
  const files = await modelFolder({
    description,
    weights,
    card: '',
    recipe: { ...defaultRecipe, maxSeqLength },
  });
  const written = files.map(async ({ path, stream }) => [path, await bytesIn(stream())] as const);
  return Object.fromEntries(await Promise.all(written));
}

/** Where python/test_seeded_folders.py wants the folders as they are downloaded, with other weights, and their vectors. */
const target = process.env['SEMBLANCE_FOLDERS'];

describe.each(folders)('$name', (folder) => {
  it('gives the tokens and the sentence vectors of sentence-transformers', async () => {
    const { model, ids, values } = await read(contentsOf(folder));
    expect(ids).toEqual(folder.ids);
    expect(values.length).toBe(folder.values.length);
    expect(modelReport(model).dimensions * texts.length).toBe(values.length);
    const differences = values.map((value, i) => Math.abs(value - (folder.values[i] ?? NaN)));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });

  it('gives the vectors and the loss of sentence-transformers with a prompt for each side', async () => {
    const [promptSentence1, promptSentence2] = prompts;
    const settings = { pooling: 'auto', promptSentence1, promptSentence2 } as const;
    const model = withSettings(await readModel(memoryFiles(contentsOf(folder))), settings, false);
    const tokens = createTokenStore(model, model.config.maxSeqLength);
    const encoder = await SentenceEncoder.create(model.config, model.weights());
    for (const [i, side] of sides.entries()) {
      const vectors = await vectorsOf(
        encoder,
        tokens,
        texts.map((text) => ({ text, side })),
      );
      const values = texts.flatMap((text) => [...(vectors.get(text, side) ?? [])]);
      const differences = values.map((value, j) => Math.abs(value - (folder.sides[i]?.[j] ?? NaN)));
      expect(Math.max(...differences), side).toBeLessThan(1e-5);
    }
    const half = Math.floor(texts.length / 2);
    const column = (from: number, side: Side) =>
      texts.slice(from, from + half).map((text) => tokens.ids(text, side));
    const batch = {
      sentence1: column(0, 'sentence1'),
      sentence2: column(half, 'sentence2'),
      negatives: null,
      skips: { sentence1: tokens.skip('sentence1'), sentence2: tokens.skip('sentence2') },
      labels: new Float32Array(half),
    };
    const { loss, lossParams } = withLoss(defaultRecipe, 'MultipleNegativesRankingLoss');
    const value = tf.tidy(() => batchLoss(encoder, batch, { loss, lossParams, dropout: null }));
    const [computed = NaN] = await value.data<'float32'>();
    value.dispose();
    // In parts a batch leaves out the same tokens.
    const parts = encoderPasses(encoder, batch, { loss, lossParams, activationBudget: 1 });
    const cached = cachedGradients(encoder, batch, { loss, lossParams, dropout: null }, parts);
    const [inParts = NaN] = await cached.loss.data<'float32'>();
    tf.dispose([cached.loss, ...cached.gradients.values()]);
    encoder.dispose();
    expect(parts.length).toBe(2 * half);
    for (const one of [computed, inParts]) {
      expect(Math.abs(one - folder.loss) / folder.loss).toBeLessThan(1e-4);
    }
  });

  it('is the same model after it was written and read again, with the weights that were written', async () => {
    const contents = contentsOf(folder);
    const same = await read(await exported(contents, (value) => value));
    expect(same.ids).toEqual(folder.ids);
    expect(same.values).toEqual((await read(contents)).values);

    const changed = await readModel(memoryFiles(await exported(contents, (value) => value / 2)));
    const original = await readModel(memoryFiles(contents));
    const halves = new Map<string, Float32Array>();
    for await (const { name, data } of changed.weights()) halves.set(name, data);
    for await (const { name, data } of original.weights()) {
      expect(halves.get(name)).toEqual(data.map((value) => value / 2));
    }
    expect(changed.config).toEqual(original.config);
  });

  if (target === undefined) return;

  it('is written for Python', async () => {
    const contents = await exported(contentsOf(folder), (value) => value * 0.75);
    const written = join(target, folder.name);
    for (const [path, bytes] of encoded(contents)) {
      await mkdir(dirname(join(written, path)), { recursive: true });
      await writeFile(join(written, path), bytes);
    }
    const { values } = await read(contents);
    await writeFile(join(written, 'vectors.json'), JSON.stringify({ texts, values }));
  });
});
