/** A model read with a pooling and prompts of the recipe's: tokens, vectors, downloads, and what is said. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { modelSettingsOf, type ModelSettings } from '../../../src/core/recipe/modelSettings';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { message } from '../../../src/messages/message';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { encodeTexts } from '../../../src/ml/encoder/encodeTexts';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { tokenise } from '../../../src/ml/encoder/tokenise';
import { baseFolder } from '../../../src/ml/export/modelFolder';
import { settingsNotes, withSettings } from '../../../src/ml/model/settings';
import type { ModelDescription } from '../../../src/ml/model/types';
import { readModel } from '../../../src/ml/sources/readModel';
import { fieldFolder, madeWeights } from '../../field/fieldModel';
import { bytesIn } from '../streams';
import { type Contents, memoryFiles, tinyBert } from '../tinyModel';

beforeAll(() => tf.setBackend('cpu'));

const usual = modelSettingsOf(defaultRecipe);
const prompts = { promptSentence1: 'the man ', promptSentence2: 'a street ' };
const read = (contents: Contents, name = 'tiny') => readModel(memoryFiles(contents, name));
const withPooling = (includePrompt: boolean) =>
  tinyBert({ '1_Pooling/config.json': { pooling_mode: 'mean', include_prompt: includePrompt } });

async function vectors(model: ModelDescription, texts: readonly string[]) {
  const encoder = await SentenceEncoder.create(model.config, model.weights());
  const tokens = createTokenStore(model, 16);
  const sentences = texts.flatMap((text) =>
    (['sentence1', 'sentence2'] as const).map((side) => ({ text, side })),
  );
  const encoding = encodeTexts(encoder, tokens, sentences, () => ({
    type: 'progress',
    what: message('training.progress.encoding'),
    done: 0,
    total: 1,
  }));
  let step = await encoding.next();
  while (!step.done) step = await encoding.next();
  encoder.dispose();
  return step.value;
}

async function written(model: ModelDescription, path: string): Promise<unknown> {
  const file = (await baseFolder(model)).find((one) => one.path === path);
  return file && JSON.parse(new TextDecoder().decode(await bytesIn(file.stream())));
}

describe('prompts of each side', () => {
  test('are prepended to the texts of their side alone', async () => {
    const model = withSettings(await read(tinyBert()), { ...usual, ...prompts }, false);
    const tokens = createTokenStore(model, 16);
    const plain = (text: string) => model.tokenizer.encode(text, 16);
    expect(tokens.ids('eats bread', 'sentence1')).toEqual(plain('the man eats bread'));
    expect(tokens.ids('eats bread', 'sentence2')).toEqual(plain('a street eats bread'));
    expect(tokens.sidesAlike).toBe(false);
  });

  test('give one text another vector on each side', async () => {
    const model = withSettings(await read(tinyBert()), { ...usual, ...prompts }, false);
    const [both, whole] = [await vectors(model, ['eats bread']), await read(tinyBert())];
    const plain = await vectors(whole, ['the man eats bread', 'a street eats bread']);
    expect(both.get('eats bread', 'sentence1')).toEqual(plain.get('the man eats bread'));
    expect(both.get('eats bread', 'sentence2')).toEqual(plain.get('a street eats bread'));
  });

  test('are left out by a pooling that leaves prompts out, by their own lengths', async () => {
    const settings: ModelSettings = { ...usual, promptSentence1: 'the man on ', promptSentence2: 'a ' };
    const model = withSettings(await read(withPooling(false)), settings, false);
    const tokens = createTokenStore(model, 16);
    expect([tokens.skip('sentence1'), tokens.skip('sentence2')]).toEqual([4, 2]);
    const included = withSettings(await read(withPooling(true)), settings, false);
    const [without, within] = [await vectors(model, ['eats']), await vectors(included, ['eats'])];
    expect(without.get('eats', 'sentence2')).not.toEqual(within.get('eats', 'sentence2'));
  });

  test('are those of the first sentence where a row has one sentence', async () => {
    const { prompts: used } = withSettings(await read(tinyBert()), { ...usual, ...prompts }, true);
    expect(used).toEqual({ sentence1: 'the man ', sentence2: 'the man ' });
  });

  test('take the place of the default prompt, which stays that of a side without one', async () => {
    const own = { prompts: { q: 'on ', none: '' }, default_prompt_name: 'q' };
    const model = await read(tinyBert({ 'config_sentence_transformers.json': own }));
    expect(model.prompts).toEqual({ sentence1: 'on ', sentence2: 'on ' });
    const changed = withSettings(model, { ...usual, promptSentence2: '' }, false);
    expect(changed.prompts).toEqual({ sentence1: 'on ', sentence2: '' });
    expect(settingsNotes(model, changed)).toEqual([
      message('training.model.prompts', { sentence1: 'on ', sentence2: '' }),
    ]);
  });

  test('are written by the names of encode_query and encode_document', async () => {
    const model = await read(tinyBert({ 'config_sentence_transformers.json': { prompts: { q: 'on ' } } }));
    const file = (settings: Partial<ModelSettings>) =>
      written(withSettings(model, { ...usual, ...settings }, false), 'config_sentence_transformers.json');
    expect(await file({})).toEqual({ prompts: { q: 'on ' }, similarity_fn_name: 'cosine' });
    expect(await file(prompts)).toMatchObject({
      prompts: { q: 'on ', query: 'the man ', document: 'a street ' },
      default_prompt_name: null,
    });
    expect(await file({ promptSentence1: 'a ', promptSentence2: 'a ' })).toMatchObject({
      prompts: { q: 'on ', query: 'a ', document: 'a ' },
      default_prompt_name: 'query',
    });
  });

  test('are refused where they leave no room to the sentence', async () => {
    const model = withSettings(await read(tinyBert()), { ...usual, ...prompts }, false);
    const tokens = createTokenStore(model, 4);
    const run = async () => {
      for await (const _ of tokenise(tokens, [{ text: 'eats', side: 'sentence1' }]));
    };
    await expect(run()).rejects.toMatchObject({
      problem: { what: message('model.prompt.noRoom', { prompt: 'the man ', maxSeqLength: 4 }) },
    });
  });

  test('of the folder or the family are proposed and not applied', async () => {
    const folder = fieldFolder('m13-prompts');
    const found = await read({ ...folder, 'model.safetensors': madeWeights(folder) });
    expect(found.offers.prompts.map(({ name }) => name)).toEqual(['query', 'passage']);
    expect(found.offers.proposedPrompts).toMatchObject({ family: null });
    expect(found.prompts).toEqual({ sentence1: '', sentence2: '' });
    const proposed = async (name: string) => (await read(tinyBert(), name)).offers.proposedPrompts;
    expect(await proposed('multilingual-e5-small')).toEqual({
      family: 'E5',
      sentence1: 'query: ',
      sentence2: 'passage: ',
      similarity: 'query: ',
    });
    expect(await proposed('bge-small-en-v1.5')).toMatchObject({ family: 'BGE (English)', sentence2: '' });
    expect(await proposed('multilingual-e5-large-instruct')).toMatchObject({ family: 'E5 Instruct' });
    expect(await proposed('bge-m3')).toBeNull();
    expect(await proposed('the5-base')).toBeNull();
  });
});

describe('a pooling of the recipe', () => {
  test('is used in place of the one that is assumed, and is written', async () => {
    const folder = fieldFolder('m32-bge-no-modules');
    const model = await read({ ...folder, 'model.safetensors': madeWeights(folder) }, 'bge-tiny');
    expect(model.offers).toMatchObject({
      poolingNamed: false,
      familyPooling: { family: 'BGE', pooling: 'cls' },
    });
    const changed = withSettings(model, { ...usual, pooling: 'cls' }, false);
    expect(changed.config.pooling).toEqual(['cls']);
    expect(settingsNotes(model, changed)).toEqual([message('training.model.pooling', { pooling: 'cls' })]);
    expect(await written(changed, '1_Pooling/config.json')).toMatchObject({
      pooling_mode_cls_token: true,
      pooling_mode_mean_tokens: false,
    });
  });

  test("in place of the folder's own is said", async () => {
    const model = await read(tinyBert());
    expect(settingsNotes(model, withSettings(model, { ...usual, pooling: 'max' }, false))).toEqual([
      message('training.model.poolingReplaced', { pooling: 'max', folder: 'mean' }),
    ]);
  });

  test('is refused where a Dense module expects another width', async () => {
    const model = await read(tinyBert());
    const dense = {
      kind: 'dense',
      into: 16,
      out: 4,
      bias: false,
      activation: 'tanh',
      residual: false,
    } as const;
    const wide = { ...model, config: { ...model.config, modules: [dense] } };
    expect(() => withSettings(wide, { ...usual, pooling: 'cls' }, false)).toThrow('recipe.pooling.dense');
  });
});

test('the same settings give the same object, and those of the model the model itself', async () => {
  const model = await read(tinyBert());
  expect(withSettings(model, usual, false)).toBe(model);
  expect(withSettings(model, { ...usual, pooling: 'mean', promptSentence1: '' }, false)).toBe(model);
  const settings: ModelSettings = { ...usual, ...prompts };
  expect(withSettings(model, settings, false)).toBe(withSettings(model, settings, false));
});
