import { describe, expect, test } from 'vitest';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import { modelReport, readModel } from '../../../src/ml/sources/readModel';
import { parameterShapes } from '../../../src/ml/model/types';
import type { Progress } from '../../../src/core/run/events';
import { message } from '../../../src/messages/message';
import { diskFiles } from '../diskFiles';
import {
  bertConfig,
  bytesOf,
  type Contents,
  distilbertConfig,
  f32,
  memoryFiles,
  safetensors,
  type Tensor,
  tinyBert,
  tinyDistilbert,
  vocabulary,
  weightsOf,
} from '../tinyModel';

const read = (contents: Contents) => readModel(memoryFiles(contents));

async function weightsIn(contents: Contents): Promise<Map<string, number[]>> {
  const weights = new Map<string, number[]>();
  for await (const { name, data } of (await read(contents)).weights()) weights.set(name, Array.from(data));
  return weights;
}

const renamed = (config: typeof bertConfig | typeof distilbertConfig, rename: (name: string) => string) =>
  Array.from(weightsOf(config), ([name, tensor]) => [rename(name), tensor] as const);

describe('a sentence-transformers folder', () => {
  test('is described in full', async () => {
    const report = modelReport(await read(tinyBert()));
    expect(report).toEqual({
      name: 'tiny',
      architecture: 'bert',
      layers: 2,
      hiddenSize: 8,
      vocabSize: vocabulary.length,
      parameters: (vocabulary.length + 32 + 2 + 2) * 8 + 2 * (4 * 72 + 2 * 8 * 12 + 20 + 4 * 8),
      pooling: 'mean',
      offers: {
        prompts: [],
        defaultPrompt: '',
        proposedPrompts: null,
        poolingNamed: true,
        familyPooling: null,
      },
      dimensions: 8,
      normalize: true,
      maxSeqLength: 16,
      bytes: safetensors(weightsOf(bertConfig)).length,
      notes: [],
    });
  });

  test('gives each parameter once, in order, with its shape and values', async () => {
    const description = await read(tinyBert());
    const expected = weightsOf(bertConfig);
    const names: string[] = [];
    for await (const { name, shape, data } of description.weights()) {
      names.push(name);
      expect(shape).toEqual(parameterShapes(description.config.encoder).get(name));
      expect(bytesOf(data)).toEqual(expected.get(description.locate(name).name)?.bytes);
    }
    expect(names).toEqual([...parameterShapes(description.config.encoder).keys()]);
  });

  test.each([
    ['below a parent folder', (path: string) => `my model/${path}`],
    ['two folders down', (path: string) => `a/b/${path}`],
    ['with backslashes', (path: string) => path.replaceAll('/', '\\')],
    ['with ./ before each path', (path: string) => `./${path}`],
  ])('is found %s', async (_, locate) => {
    const contents = Object.entries(tinyBert()).map(([path, content]) => [locate(path), content]);
    const description = await read(Object.fromEntries(contents));
    expect(description.config.modules).toEqual([{ kind: 'normalize' }]);
  });

  test('is found among 3,000 unrelated files and older checkpoints', async () => {
    const clutter = Array.from({ length: 3000 }, (_, i) => [`photos/${i % 50}/${i}.jpg`, 'x']);
    const older = Object.entries(tinyDistilbert()).map(([path, content]) => [
      `checkpoint-1/${path}`,
      content,
    ]);
    const description = await read({ ...tinyBert(), ...Object.fromEntries([...clutter, ...older]) });
    expect(description.architecture).toBe('bert');
  });

  test('may keep its encoder in 0_Transformer', async () => {
    const inside = ['config.json', 'model.safetensors', 'vocab.txt', 'sentence_bert_config.json'];
    const moved = Object.entries(tinyBert()).map(([path, content]) => [
      inside.includes(path) ? `0_Transformer/${path}` : path,
      content,
    ]);
    const modules = [
      { path: '0_Transformer', type: 'sentence_transformers.models.Transformer' },
      { path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
    ];
    const description = await read({ ...Object.fromEntries(moved), 'modules.json': modules });
    expect(description.config).toMatchObject({ modules: [], maxSeqLength: 16 });
  });

  test.each([
    [{ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, ['cls']],
    [{ pooling_mode_max_tokens: true }, ['max']],
    [{ pooling_mode_mean_tokens: true }, ['mean']],
    [{ pooling_mode_mean_sqrt_len_tokens: true }, ['mean_sqrt_len_tokens']],
    [{ pooling_mode_weightedmean_tokens: true }, ['weightedmean']],
    [{ pooling_mode_lasttoken: true, pooling_mode_mean_tokens: true }, ['mean', 'lasttoken']],
    [{ pooling_mode: 'cls', embedding_dimension: 8, include_prompt: true }, ['cls']],
    [{ pooling_mode: ['max', 'cls'] }, ['max', 'cls']],
    [{ word_embedding_dimension: 8 }, ['mean']],
  ] as const)('may say its pooling as %j', async (pooling, expected) => {
    expect((await read(tinyBert({ '1_Pooling/config.json': pooling }))).config.pooling).toEqual(expected);
  });

  test.each([
    ['by sentence-transformers', { 'sentence_bert_config.json': { max_seq_length: 20 } }, 20, []],
    [
      'by the tokenizer',
      { 'sentence_bert_config.json': {}, 'tokenizer_config.json': { model_max_length: 24 } },
      24,
      [],
    ],
    [
      'by no file',
      { 'sentence_bert_config.json': undefined, 'tokenizer_config.json': { model_max_length: 1e30 } },
      32,
      [],
    ],
    [
      'too long',
      { 'sentence_bert_config.json': { max_seq_length: 64 } },
      32,
      [message('model.config.length', { asked: 64, positions: 32 })],
    ],
  ])('has the sequence length that is given %s', async (_, changes, length, notes) => {
    const { config, notes: said } = await read(tinyBert(changes));
    expect(config.maxSeqLength).toBe(length);
    expect(said).toEqual(notes);
  });

  test('has notes on its prompt and on a similarity that is not used', async () => {
    const own = {
      prompts: { query: 'query: ' },
      default_prompt_name: 'query',
      similarity_fn_name: 'dot',
    };
    const { notes } = await read(tinyBert({ 'config_sentence_transformers.json': own }));
    expect(notes).toEqual([
      message('model.prompt.used', { prompt: 'query: ' }),
      message('model.similarity.notCosine', { similarity: 'dot' }),
    ]);
  });
});

describe('a Hugging Face folder', () => {
  test('has mean pooling, and a note of it', async () => {
    const { config, notes } = await read(tinyDistilbert());
    expect(config).toMatchObject({ pooling: ['mean'], modules: [], maxSeqLength: 32 });
    expect(notes).toEqual([message('model.modules.assumed')]);
  });

  test('of DistilBERT has no token types', async () => {
    const description = await read(tinyDistilbert());
    expect(description.config.encoder).toMatchObject({
      tokenTypes: 0,
      layers: 1,
      hiddenSize: 8,
      layerNormEps: 1e-12,
    });
    expect((await weightsIn(tinyDistilbert())).has('embeddings.tokenType')).toBe(false);
  });

  test.each([
    ['bert', bertConfig, tinyBert, ['cls.predictions.bias', 'bert.pooler.dense.weight']],
    ['distilbert', distilbertConfig, tinyDistilbert, ['vocab_projector.bias', 'pre_classifier.weight']],
  ] as const)(
    'saved from a %s with a head reads the same, and names what it leaves out',
    async (family, config, folder, heads) => {
      const tensors = [
        ...renamed(config, (name) => `${family}.${name}`),
        ...heads.map((name) => [name, f32([3])] as const),
        [
          `${family}.embeddings.position_ids`,
          { dtype: 'I64', shape: [1, 2], bytes: new Uint8Array(16) },
        ] as const,
      ];
      const contents = folder({ 'model.safetensors': safetensors(tensors) });
      expect(await weightsIn(contents)).toEqual(await weightsIn(folder()));
      const names = heads.map((name) => name.replace(`${family}.`, ''));
      expect((await read(contents)).notes.at(-1)).toEqual(message('model.weights.notUsed', { names }));
    },
  );

  test('with the names gamma and beta of TensorFlow reads the same', async () => {
    const tensors = renamed(bertConfig, (name) =>
      name.replace('LayerNorm.weight', 'LayerNorm.gamma').replace('LayerNorm.bias', 'LayerNorm.beta'),
    );
    expect(await weightsIn(tinyBert({ 'model.safetensors': safetensors(tensors) }))).toEqual(
      await weightsIn(tinyBert()),
    );
  });

  test('in shards reads the same', async () => {
    const weights = [...weightsOf(bertConfig)];
    const half = weights.length >> 1;
    const names = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'] as const;
    const contents = tinyBert({
      'model.safetensors': undefined,
      'model.safetensors.index.json': {
        weight_map: Object.fromEntries(weights.map(([name], i) => [name, names[i < half ? 0 : 1]])),
      },
      [names[0]]: safetensors(weights.slice(0, half)),
      [names[1]]: safetensors(weights.slice(half)),
    });
    expect(await weightsIn(contents)).toEqual(await weightsIn(tinyBert()));
  });
});

test('the tokenizer first runs within a deadline, which ends when it is done', async () => {
  const reports: Progress[] = [];
  const prompted = tinyBert({
    '1_Pooling/config.json': { pooling_mode: 'mean', include_prompt: false },
    'config_sentence_transformers.json': { prompts: { q: 'the man' }, default_prompt_name: 'q' },
  });
  const model = await readModel(memoryFiles(prompted), (progress) => reports.push(progress));
  expect(createTokenStore(model, 16).skip('sentence1')).toBe(3);
  expect(reports.map(({ deadline }) => deadline)).toEqual([20, undefined]);
});

test('int8 rows are multiplied by their scale', async () => {
  const name = 'embeddings.position_embeddings.weight';
  const rows = Int8Array.from({ length: 32 * 8 }, (_, i) => (i % 255) - 127);
  const scale = Float32Array.from({ length: 32 }, (_, row) => (row + 1) / 64);
  const weights = weightsOf(bertConfig)
    .set(name, { dtype: 'I8', shape: [32, 8], bytes: bytesOf(rows) })
    .set(`${name}.scale`, { dtype: 'F32', shape: [32], bytes: bytesOf(scale) } satisfies Tensor);
  const read = await weightsIn(tinyBert({ 'model.safetensors': safetensors(weights) }));
  expect(read.get('embeddings.position')).toEqual(
    Array.from(rows, (value, i) => Math.fround(value * (scale[i >> 3] ?? 0))),
  );
});

test('the built-in model reads', async () => {
  const description = await readModel(await diskFiles('public/models/builtin'));
  let elements = 0;
  for await (const { data } of description.weights()) elements += data.length;
  expect(elements).toBe(modelReport(description).parameters);
  expect(description.notes).toEqual([]);
});
