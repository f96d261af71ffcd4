/** More kinds of model folders as people have them: read like a plain folder, or refused by name with what to do. */

import { describe, expect, test } from 'vitest';
import { ModelError } from '../../src/core/errors';
import { message, type Message } from '../../src/messages/message';
import { isNormalized } from '../../src/ml/model/types';
import { readModel } from '../../src/ml/sources/readModel';
import {
  bertConfig,
  bytesOf,
  type Contents,
  f32,
  memoryFiles,
  modules,
  safetensors,
  tinyBert,
  type Tensor,
  vocabulary,
  weightsOf,
} from '../ml/tinyModel';

const text = 'the man eats bread, a woman plays';
const plain = await described(tinyBert());
const weights = [...weightsOf(bertConfig)];
const renamed = (prefix: string) =>
  safetensors(weights.map(([name, tensor]) => [`${prefix}${name}`, tensor] as const));
const config = (changes: object): Contents => ({ 'config.json': { ...bertConfig, ...changes } });
const inFolder = (folder: string, contents: Contents): Contents =>
  Object.fromEntries(Object.entries(contents).map(([path, content]) => [`${folder}/${path}`, content]));
const lines = (end: string) => vocabulary.map((word) => word + end).join('');

/** float32 as bfloat16, cut off, and what it then is. */
function bf16({ shape, bytes }: Tensor): { readonly half: Tensor; readonly whole: Float32Array } {
  const bits = new Uint32Array(bytes.slice().buffer);
  const half = Uint16Array.from(bits, (value) => value >>> 16);
  const whole = new Float32Array(bits.map((value) => value & 0xffff0000).buffer);
  return { half: { dtype: 'BF16', shape, bytes: bytesOf(half) }, whole };
}

async function described(contents: Contents, name = 'tiny') {
  const model = await readModel(memoryFiles(contents, name));
  const values = new Map<string, Float32Array>();
  for await (const { name: parameter, data } of model.weights()) values.set(parameter, data);
  return { model, values, ids: model.tokenizer.encode(text, 16) };
}

describe('reads like the plain folder', () => {
  const later = inFolder('checkpoint-500', tinyBert({ 'model.safetensors': renamed('module.') }));
  const none: readonly Message[] = [];
  const cases: readonly (readonly [name: string, contents: Contents, notes: readonly Message[]])[] = [
    ['weights named as in a model with a head', tinyBert({ 'model.safetensors': renamed('bert.') }), none],
    [
      'the state of a whole SentenceTransformer',
      tinyBert({ 'model.safetensors': renamed('0.auto_model.') }),
      [message('model.weights.prefix', { prefix: '0.auto_model.' })],
    ],
    [
      'the state of a model in DataParallel',
      tinyBert({ 'model.safetensors': renamed('module.bert.') }),
      [message('model.weights.prefix', { prefix: 'module.bert.' })],
    ],
    ['pytorch_model.bin beside model.safetensors', tinyBert({ 'pytorch_model.bin': 'pickle' }), none],
    [
      "the trainer's own files",
      tinyBert({ 'optimizer.pt': 'x', 'trainer_state.json': {}, 'rng_state.pth': 'x' }),
      none,
    ],
    ["the trainer's checkpoints below the model", { ...tinyBert(), ...later }, none],
    ['a folder inside a folder inside a folder', inFolder('a/b/c', tinyBert()), none],
    [
      "an archive program's extra files",
      { ...tinyBert(), ...inFolder('__MACOSX', { '._config.json': 'x' }) },
      none,
    ],
    ['a vocabulary with line ends of Windows', tinyBert({ 'vocab.txt': lines('\r\n') }), none],
    ['a vocabulary without a last line end', tinyBert({ 'vocab.txt': lines('\n').trimEnd() }), none],
    [
      'JSON files with a byte order mark',
      tinyBert({ 'modules.json': `\uFEFF${JSON.stringify(modules)}` }),
      none,
    ],
    [
      'modules by the names of sentence-transformers 6',
      tinyBert({
        'modules.json': modules.map((module) => ({
          ...module,
          type: module.type.replace('.models.', '.sentence_transformer.modules.'),
        })),
      }),
      none,
    ],
    ['a config that names float16', tinyBert(config({ torch_dtype: 'float16' })), none],
  ];
  test.each(cases)('%s', async (_, contents, notes) => {
    const { model, values, ids } = await described(contents);
    expect(model.notes).toEqual(notes);
    expect(ids).toEqual(plain.ids);
    expect(model.config).toEqual(plain.model.config);
    expect(values).toEqual(plain.values);
  });

  test('bfloat16, rounded as it is', async () => {
    const halves = weights.map(([name, tensor]) => [name, bf16(tensor)] as const);
    const { model, values } = await described(
      tinyBert({ 'model.safetensors': safetensors(halves.map(([name, { half }]) => [name, half])) }),
    );
    const expected = new Map(halves.map(([name, { whole }]) => [name, whole]));
    for (const [name, data] of values) expect(data).toEqual(expected.get(model.locate(name).name));
  });
});

describe('reads its own', () => {
  test('embeddings that were resized for more words than the tokenizer has', async () => {
    const wide = { vocab_size: vocabulary.length + 27 };
    const word = 'embeddings.word_embeddings.weight';
    const tensors = weights.map(([name, tensor]) =>
      name === word ? ([name, f32([wide.vocab_size, 8])] as const) : ([name, tensor] as const),
    );
    const { model, ids } = await described(
      tinyBert({ ...config(wide), 'model.safetensors': safetensors(tensors) }),
    );
    expect(model.config.encoder.vocabSize).toBe(wide.vocab_size);
    expect(ids).toEqual(plain.ids);
  });

  test.each([
    [true, false, 'THE Man'],
    [false, true, 'THE Man'],
  ])(
    'lower case where sentence-transformers asks for it (%s) or the tokenizer does (%s)',
    async (own, tokenizer, given) => {
      const { model } = await described(
        tinyBert({
          'sentence_bert_config.json': { max_seq_length: 16, do_lower_case: own },
          'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', do_lower_case: tokenizer },
        }),
      );
      expect(model.tokenizer.encode(given, 16)).toEqual(plain.model.tokenizer.encode('the man', 16));
    },
  );

  test('vectors with and without Normalize', async () => {
    const without = await described(tinyBert({ 'modules.json': modules.slice(0, 2) }));
    expect([isNormalized(plain.model.config), isNormalized(without.model.config)]).toEqual([true, false]);
  });

  test.each([
    ['of the tokenizer where the folder has none', { model_max_length: 20 }, {}, 20, 0],
    ['of the positions where nothing names one', { model_max_length: 1e30 }, {}, 32, 0],
    ['of the positions where a longer one is named', {}, { max_seq_length: 512 }, 32, 1],
  ])('length %s', async (_, tokenizer, own, length, notes) => {
    const { model } = await described(
      tinyBert({ 'tokenizer_config.json': tokenizer, 'sentence_bert_config.json': own }),
    );
    expect(model.config.maxSeqLength).toBe(length);
    expect(model.notes).toHaveLength(notes);
  });
});

describe('refuses by name', () => {
  const checkpoints = [500, 1000].map((step) => inFolder(`checkpoint-${step}`, tinyBert()));
  test.each<readonly [string, Contents, Message]>([
    [
      "a trainer's output with checkpoints alone",
      Object.assign({}, ...checkpoints),
      message('model.folder.several', { folders: ['checkpoint-500', 'checkpoint-1000'] }),
    ],
    [
      'a shard that was not downloaded',
      tinyBert({
        'model.safetensors': undefined,
        'model.safetensors.index.json': { weight_map: { x: 'model-00001-of-00002.safetensors' } },
      }),
      message('model.file.missing', { path: 'model-00001-of-00002.safetensors' }),
    ],
    [
      'embeddings that were not resized for the tokens that were added',
      // The vocabulary has the word "a" twice, so that the first of them takes no new row.
      tinyBert({ 'added_tokens.json': { '[BOAT]': vocabulary.length, '[CARD]': vocabulary.length + 1 } }),
      message('model.tokenizer.tooManyIds', {
        path: 'vocab.txt',
        largest: vocabulary.length,
        configPath: 'config.json',
        vocabSize: vocabulary.length,
      }),
    ],
    [
      'more positions in config.json than in the weights',
      tinyBert(config({ max_position_embeddings: 64 })),
      message('model.weights.shape', {
        path: 'model.safetensors',
        name: 'embeddings.position_embeddings.weight',
        shape: [32, 8],
        configPath: 'config.json',
        expected: [64, 8],
      }),
    ],
  ])('%s', async (_, contents, what) => {
    const error: unknown = await readModel(memoryFiles(contents)).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ problem: { what } });
  });
});
