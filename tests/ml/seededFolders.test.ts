/** From the files of folders of every architecture to sentence vectors, compared with sentence-transformers, and back to files. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import { message } from '../../src/messages/message';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { modelFolder } from '../../src/ml/export/modelFolder';
import { modelReport, readModel } from '../../src/ml/sources/readModel';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { seededFolders } from '../golden';
import { contentsOf } from './seededFolders';
import { bytesIn } from './streams';
import { type Contents, encoded, memoryFiles } from './tinyModel';

const { texts, folders } = seededFolders();

beforeAll(() => tf.setBackend('cpu'));

/** The tokens of every text, and their vectors one after another. */
async function read(contents: Contents) {
  const model = await readModel(memoryFiles(contents));
  const tokens = createTokenStore(model, model.config.maxSeqLength);
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  const encoding = encodeTexts(encoder, tokens, firstSentences(texts), () => ({
    type: 'progress',
    what: message('training.progress.encoding'),
    done: 0,
    total: 1,
  }));
  let step = await encoding.next();
  while (!step.done) step = await encoding.next();
  const vectors = step.value;
  encoder.dispose();
  return {
    model,
    ids: texts.map((text) => [...tokens.ids(text)]),
    values: texts.flatMap((text) => [...(vectors.get(text) ?? [])]),
  };
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
