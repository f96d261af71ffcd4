import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defaultRecipe, parseRecipe } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import { modelFolder } from '../../../src/ml/export/modelFolder';
import { zipModel } from '../../../src/ml/export/zipModel';
import { readModel } from '../../../src/ml/sources/readModel';
import type { WeightArray } from '../../../src/ml/model/types';
import { unzip } from '../../e2e/unzip';
import { bytesIn } from '../streams';
import { type Contents, memoryFiles, tinyBert, tinyDistilbert } from '../tinyModel';

async function exported(contents: Contents, recipe: Recipe = defaultRecipe) {
  const description = await readModel(memoryFiles(contents));
  const weights = () => description.weights();
  return { description, files: await modelFolder({ description, weights, card: '# Card\n', recipe }) };
}

async function written(contents: Contents, recipe?: Recipe): Promise<Map<string, Uint8Array>> {
  const { files } = await exported(contents, recipe);
  const bytes = new Map<string, Uint8Array>();
  for (const { path, size, stream } of files) {
    const content = await bytesIn(stream());
    expect([path, content.length]).toEqual([path, size]);
    bytes.set(path, content);
  }
  return bytes;
}

const text = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
  new TextDecoder().decode(files.get(path));
const json = (files: ReadonlyMap<string, Uint8Array>, path: string): unknown => JSON.parse(text(files, path));

async function weightsIn(weights: AsyncIterable<WeightArray>) {
  const all: WeightArray[] = [];
  for await (const weight of weights) all.push(weight);
  return all;
}

describe('an exported folder', () => {
  test.each([
    ['BERT', tinyBert()],
    ['DistilBERT', tinyDistilbert()],
    ['BERT with CLS pooling', tinyBert({ '1_Pooling/config.json': { pooling_mode: 'cls' } })],
  ])('of %s reads as the model that it came from', async (_, contents) => {
    const { description } = await exported(contents);
    const again = await readModel(
      memoryFiles(
        Object.fromEntries(
          await written(contents, { ...defaultRecipe, maxSeqLength: description.config.maxSeqLength }),
        ),
      ),
    );
    expect(again.config).toEqual(description.config);
    expect(await weightsIn(again.weights())).toEqual(await weightsIn(description.weights()));
    for (const sentence of ['The man plays.', 'UNKNOWN ÿ', '']) {
      expect(again.tokenizer.encode(sentence, 16)).toEqual(description.tokenizer.encode(sentence, 16));
    }
  });

  test('has every file of a sentence-transformers model', async () => {
    const paths = [...(await written(tinyBert({ 'tokenizer_config.json': { do_lower_case: true } }))).keys()];
    expect(paths.toSorted()).toEqual([
      '1_Pooling/config.json',
      '2_Normalize/config.json',
      'README.md',
      'config.json',
      'config_sentence_transformers.json',
      'model.safetensors',
      'modules.json',
      'recipe.json',
      'sentence_bert_config.json',
      'tokenizer_config.json',
      'vocab.txt',
    ]);
  });

  test('has a config.json of float32, without a head or code to load, and otherwise unchanged', async () => {
    const original = {
      ...z.record(z.string(), z.unknown()).parse(tinyBert()['config.json']),
      torch_dtype: 'float16',
      dtype: 'float16',
      auto_map: { AutoModel: 'evil.py' },
      id2label: { 0: 'a' },
    };
    const { auto_map: _code, dtype: _dtype, ...kept } = original;
    expect(json(await written(tinyBert({ 'config.json': original })), 'config.json')).toEqual({
      ...kept,
      architectures: ['BertModel'],
      torch_dtype: 'float32',
    });
  });

  test('truncates text at the length of the recipe, but never beyond the positions', async () => {
    const config = async (maxSeqLength: number) =>
      json(await written(tinyBert(), { ...defaultRecipe, maxSeqLength }), 'sentence_bert_config.json');
    expect(await config(24)).toMatchObject({ max_seq_length: 24, do_lower_case: false });
    expect(await config(128)).toMatchObject({ max_seq_length: 32 });
  });

  test('has the recipe, which can be opened again', async () => {
    const recipe: Recipe = { ...defaultRecipe, baseModel: { kind: 'folder', name: 'mine' }, seed: 7 };
    expect(parseRecipe(json(await written(tinyBert(), recipe), 'recipe.json'))).toEqual(recipe);
  });

  test('keeps the prompts of its base', async () => {
    const own = { prompts: { query: 'query: ' }, default_prompt_name: null, similarity_fn_name: 'cosine' };
    const files = await written(tinyBert({ 'config_sentence_transformers.json': own }));
    expect(json(files, 'config_sentence_transformers.json')).toEqual(own);
  });
});

describe('the zip', () => {
  test('has the announced length and holds the folder byte for byte', async () => {
    const { files } = await exported(tinyBert());
    const { size, stream } = zipModel(files);
    const bytes = Buffer.from(await new Response(stream).arrayBuffer());
    expect(bytes.length).toBe(size);
    const expected = await written(tinyBert());
    const entries = await unzip(bytes);
    expect([...entries.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
    for (const [path, content] of expected)
      expect(Buffer.from(entries.get(path) ?? [])).toEqual(Buffer.from(content));
  });

  test('reads each weight only when it is written', async () => {
    const { description } = await exported(tinyBert());
    let given = 0;
    async function* counted() {
      for await (const weight of description.weights()) {
        given++;
        yield weight;
      }
    }
    const files = await modelFolder({ description, weights: counted, card: '', recipe: defaultRecipe });
    const reader = zipModel(files).stream.getReader();
    let pieces = 0;
    let ahead = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (given > 0) ahead = Math.max(ahead, given - ++pieces);
    }
    expect(given).toBeGreaterThan(30);
    expect(ahead).toBeLessThanOrEqual(3);
  });
});
