/** The adapter of LoRA as it is downloaded, for every architecture: peft's names and shapes, and the folders for Python. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRecipe, parseRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { adapterFolder } from '../../../src/ml/export/adapterFolder';
import { baseFolder, modelFolder } from '../../../src/ml/export/modelFolder';
import type { FileStream } from '../../../src/ml/model/files/files';
import { readModel } from '../../../src/ml/sources/readModel';
import { readHeader } from '../../../src/ml/model/files/safetensors';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { seededFolders } from '../../golden';
import { seeded } from '../../../src/ml/selfTest/seeded';
import { contentsOf } from '../seededFolders';
import { bytesIn } from '../streams';
import { type Contents, memoryFiles, tinyBert, tinyDistilbert } from '../tinyModel';

const folders: readonly (readonly [string, Contents])[] = [
  ['bert', tinyBert()],
  ['distilbert', tinyDistilbert()],
  // A static embedding has no linear layers that LoRA could adapt.
  ...seededFolders()
    .folders.filter(({ name }) => !name.includes('static'))
    .map((folder) => [folder.name, contentsOf(folder)] as const),
];
const texts = ['The man plays.', 'a woman eats bread on the street', 'guitar!'];

/** Where python/test_adapter.py wants the base model, the adapter, and the model that has it in its weights. */
const target = process.env['SEMBLANCE_ADAPTERS'];

beforeAll(() => tf.setBackend('cpu'));

async function adapted(contents: Contents, change: Partial<Recipe>) {
  const description = await readModel(memoryFiles(contents));
  const { maxSeqLength } = description.config;
  const recipe: Recipe = { ...defaultRecipe, loraRank: 3, loraAlpha: 6, maxSeqLength, ...change };
  const encoder = await SentenceEncoder.create(description.config, description.weights());
  encoder.adapt(recipe);
  // As if it had been trained.
  for (const [name, variable] of encoder.trainable) {
    const values = seeded(name, variable.size).map((value) => value / 2);
    variable.assign(tf.tensor(values, variable.shape));
  }
  if (!encoder.lora) throw new Error('There is no adapter.');
  return { description, recipe, encoder, files: adapterFolder({ description, recipe, lora: encoder.lora }) };
}

async function contentsIn(files: readonly FileStream[]): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const written = files.map(async ({ path, size, stream }) => {
    const bytes = await bytesIn(stream());
    expect([path, bytes.length]).toEqual([path, size]);
    return [path, bytes] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('the adapter of a BERT', () => {
  it("has peft's names, with A [r, in] and B [out, r], and the settings that peft needs", async () => {
    const { files, recipe, encoder } = await adapted(tinyBert(), { loraDropout: 0.1 });
    const contents = await contentsIn(files);
    const header = await readHeader(memoryFiles(contents), 'adapter_model.safetensors');
    const shapes = Object.fromEntries([...header].map(([name, { shape }]) => [name, shape]));
    const module = (i: number, part: string) => `encoder.layer.${i}.attention.self.${part}`;
    const modules = [0, 1].flatMap((i) => ['query', 'value'].map((part) => module(i, part)));
    expect(shapes).toEqual(
      Object.fromEntries(
        modules.flatMap((name) => [
          [`base_model.model.${name}.lora_A.weight`, [3, 8]],
          [`base_model.model.${name}.lora_B.weight`, [8, 3]],
        ]),
      ),
    );
    expect(JSON.parse(textOf(contents['adapter_config.json']))).toMatchObject({
      peft_type: 'LORA',
      task_type: 'FEATURE_EXTRACTION',
      base_model_name_or_path: 'semblance-base',
      revision: null,
      r: 3,
      lora_alpha: 6,
      lora_dropout: 0.1,
      target_modules: modules,
    });
    expect(parseRecipe(JSON.parse(textOf(contents['recipe.json'])))).toEqual(recipe);
    encoder.dispose();
  });

  it('names the base model on the Hub, in its card too', async () => {
    const baseModel = { kind: 'hub', id: 'a/b', revision: 'v1' } as const;
    const { files, encoder } = await adapted(tinyBert(), { baseModel, maxSeqLength: 9 });
    const contents = await contentsIn(files);
    expect(JSON.parse(textOf(contents['adapter_config.json']))).toMatchObject({
      base_model_name_or_path: 'a/b',
      revision: 'v1',
    });
    const card = textOf(contents['README.md']);
    expect(card).toContain('base_model: "a/b"\n');
    expect(card).toContain('SentenceTransformer("a/b", revision="v1")\nmodel.max_seq_length = 9\n');
    encoder.dispose();
  });
});

describe.each(['query-value', 'all-linear'] as const)('beside %s', (loraTargets) => {
  it.each(folders)(
    '%s says after the merge what it said before, and is written for Python',
    async (name, files) => {
      const { description, recipe, encoder, ...made } = await adapted(files, { loraTargets });
      const tokens = createTokenStore(description, description.config.maxSeqLength);
      const embed = async () => {
        const packed = pack(
          texts.map((text) => tokens.ids(text)),
          texts.map(() => tokens.skip('sentence1')),
        );
        const vectors = tf.tidy(() => encoder.forward(packed, null));
        const values = [...(await vectors.data<'float32'>())];
        vectors.dispose();
        return values;
      };
      const values = await embed();
      encoder.merge();
      const differences = (await embed()).map((value, i) => Math.abs(value - (values[i] ?? NaN)));
      expect(Math.max(...differences)).toBeLessThan(1e-5);
      // The adapter is still there to be downloaded.
      expect(made.files.map(({ path }) => path)).toContain('adapter_model.safetensors');
      if (target !== undefined) {
        const weights = (wanted: ReadonlySet<string>) => encoder.weights(wanted);
        const parts = {
          base: await baseFolder(description),
          merged: await modelFolder({ description, weights, card: '', recipe }),
          adapter: made.files,
        };
        const locate = join(target, `${name}, ${loraTargets}`);
        for (const [part, streams] of Object.entries(parts)) {
          for (const [path, bytes] of Object.entries(await contentsIn(streams))) {
            await mkdir(dirname(join(locate, part, path)), { recursive: true });
            await writeFile(join(locate, part, path), bytes);
          }
        }
        await writeFile(join(locate, 'vectors.json'), JSON.stringify({ texts, values }));
      }
      encoder.dispose();
    },
  );
});
