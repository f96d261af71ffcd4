import { expect } from 'vitest';
import { message } from '../../../src/messages/message';
import {
  bertConfig,
  bytesOf,
  type Contents,
  f32,
  type HeaderEntry,
  safetensors,
  type Tensor,
  tinyBert,
  weightsOf,
} from '../tinyModel';
import { type BadModel, refuses } from './refuses';

const query = 'encoder.layer.0.attention.self.query.weight';
const withWeights = (change: (weights: Map<string, Tensor>) => void): Contents => {
  const weights = weightsOf(bertConfig);
  change(weights);
  return tinyBert({ 'model.safetensors': safetensors(weights) });
};
const withHeader = (alter: (header: Readonly<Record<string, HeaderEntry>>) => unknown) =>
  tinyBert({ 'model.safetensors': safetensors(weightsOf(bertConfig), alter) });
const withEntry = (change: object) =>
  withHeader((header) => ({ ...header, [query]: { ...header[query], ...change } }));
const whole = safetensors(weightsOf(bertConfig));
const headerLength = (bytes: number) => {
  const file = whole.slice();
  new DataView(file.buffer).setBigUint64(0, BigInt(bytes), true);
  return tinyBert({ 'model.safetensors': file });
};
const floats = (...values: number[]): Tensor => ({
  dtype: 'F32',
  shape: [values.length],
  bytes: bytesOf(Float32Array.from(values)),
});
const path = 'model.safetensors';
const cases: readonly BadModel[] = [
  ['no weights', () => tinyBert({ 'model.safetensors': undefined }), message('model.file.missing', { path })],
  [
    'a pickle only',
    () => tinyBert({ 'model.safetensors': undefined, 'pytorch_model.bin': 'PK' }),
    message('model.weights.pickle', { path: 'pytorch_model.bin' }),
    message('model.next.convertPickle', { file: 'model.safetensors' }),
  ],
  [
    'a shard that is absent',
    () =>
      tinyBert({
        'model.safetensors': undefined,
        'model.safetensors.index.json': { weight_map: { [query]: 'model-00001-of-00002.safetensors' } },
      }),
    message('model.file.missing', { path: 'model-00001-of-00002.safetensors' }),
  ],
  [
    'an empty safetensors file',
    () => tinyBert({ 'model.safetensors': '' }),
    message('model.safetensors.tooShort', { path, bytes: 0 }),
  ],
  [
    'a header over 100 MB',
    () => headerLength(100_000_001),
    message('model.safetensors.headerTooLarge', { path, bytes: 100_000_001, most: 100_000_000 }),
  ],
  [
    'a header of 2^63 bytes',
    () => headerLength(2 ** 63),
    message('model.safetensors.headerTooLarge', { path, bytes: 2 ** 63, most: 100_000_000 }),
  ],
  [
    'a header longer than the file',
    () => headerLength(whole.length),
    message('model.safetensors.headerCut', { path, end: whole.length + 8, size: whole.length }),
  ],
  ['a header that is not JSON', () => headerLength(50), message('model.safetensors.headerNotJson', { path })],
  [
    'a header that is a list',
    () => withHeader(() => []),
    message('model.safetensors.headerNotObject', { path }),
  ],
  [
    'overlapping offsets',
    () => withEntry({ data_offsets: [0, 256] }),
    message('model.safetensors.overlap', { path, name: expect.any(String) }),
  ],
  [
    'a hole',
    () => withHeader((header) => ({ ...header, [query]: undefined })),
    message('model.safetensors.gap', {
      path,
      name: 'encoder.layer.0.attention.self.query.bias',
      bytes: 256,
    }),
  ],
  [
    'bytes after the last tensor',
    () => tinyBert({ 'model.safetensors': Uint8Array.of(...whole, 0) }),
    message('model.safetensors.trailing', { path, bytes: 1 }),
  ],
  [
    'a truncated file',
    () => tinyBert({ 'model.safetensors': whole.slice(0, -100) }),
    message('model.safetensors.truncated', { path, size: whole.length - 100, expected: whole.length }),
  ],
  [
    'offsets past the end',
    () => withEntry({ data_offsets: [1e9, 1e9 + 256] }),
    message('model.safetensors.gap', { path, name: expect.any(String), bytes: expect.any(Number) }),
  ],
  [
    'a negative offset',
    () => withEntry({ data_offsets: [-256, 0] }),
    message('model.safetensors.invalidEntry', { path, name: query }),
  ],
  [
    'a fractional size',
    () => withEntry({ shape: [8.5, 8] }),
    message('model.safetensors.invalidEntry', { path, name: query }),
  ],
  [
    'an unknown dtype',
    () => withEntry({ dtype: 'F31' }),
    message('model.safetensors.unknownDtype', { path, name: query, dtype: 'F31' }),
  ],
  [
    'a length that is not that of the shape',
    () => withEntry({ shape: [8, 7] }),
    message('model.safetensors.wrongLength', {
      path,
      name: query,
      bytes: 256,
      shape: [8, 7],
      dtype: 'F32',
      expected: 224,
    }),
  ],
  [
    'duplicate names',
    () =>
      withHeader((header) =>
        JSON.stringify(header).replace(
          /^\{/,
          `{"${query}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},`,
        ),
      ),
    message('model.safetensors.repeatedName', { path, name: query }),
  ],
  [
    'a missing weight',
    () => withWeights((weights) => weights.delete('embeddings.LayerNorm.bias')),
    message('model.weights.missing', { names: ['embeddings.LayerNorm.bias'] }),
  ],
  [
    'an unexpected weight',
    () => withWeights((weights) => weights.set('encoder.layer.2.output.dense.bias', f32([8]))),
    message('model.weights.unexpected', {
      className: 'BertModel',
      names: ['encoder.layer.2.output.dense.bias'],
    }),
  ],
  [
    'many unexpected weights',
    () =>
      withWeights((weights) => [1, 2, 3, 4, 5, 6, 7].forEach((i) => weights.set(`adapter.${i}`, f32([1])))),
    message('model.weights.unexpected', {
      className: 'BertModel',
      names: [1, 2, 3, 4, 5, 6, 7].map((i) => `adapter.${i}`),
    }),
  ],
  [
    'a weight of another shape',
    () => withWeights((weights) => weights.set(query, f32([8, 9]))),
    message('model.weights.shape', {
      path,
      name: query,
      shape: [8, 9],
      configPath: 'config.json',
      expected: [8, 8],
    }),
  ],
  [
    'one weight under two names',
    () => withWeights((weights) => weights.set(`bert.${query}`, f32([8, 8]))),
    message('model.weights.repeated', { path, first: query, second: `bert.${query}` }),
  ],
  [
    'a weight in integers',
    () =>
      withWeights((weights) =>
        weights.set(query, { dtype: 'I32', shape: [8, 8], bytes: new Uint8Array(256) }),
      ),
    message('model.safetensors.dtypeUnsupported', {
      path,
      name: query,
      dtype: 'I32',
      scale: `${query}.scale`,
    }),
  ],
  [
    'an int8 weight without its scale',
    () =>
      withWeights((weights) => weights.set(query, { dtype: 'I8', shape: [8, 8], bytes: new Uint8Array(64) })),
    message('model.safetensors.dtypeUnsupported', {
      path,
      name: query,
      dtype: 'I8',
      scale: `${query}.scale`,
    }),
  ],
  [
    'a scale of another length',
    () =>
      withWeights((weights) =>
        weights
          .set(query, { dtype: 'I8', shape: [8, 8], bytes: new Uint8Array(64) })
          .set(`${query}.scale`, floats(1, 2)),
      ),
    message('model.safetensors.scaleLength', {
      path,
      name: query,
      scale: `${query}.scale`,
      numbers: 2,
      rows: 8,
    }),
  ],
  [
    'a NaN',
    () =>
      withWeights((weights) => weights.set('embeddings.LayerNorm.bias', floats(0, 0, NaN, 0, 0, 0, 0, 0))),
    message('model.safetensors.notFinite', {
      path,
      name: 'embeddings.LayerNorm.bias',
      value: 'NaN',
      index: 2,
    }),
  ],
  [
    'an infinite weight',
    () =>
      withWeights((weights) =>
        weights.set('embeddings.LayerNorm.bias', floats(0, 0, 0, 0, 0, 0, 0, -Infinity)),
      ),
    message('model.safetensors.notFinite', {
      path,
      name: 'embeddings.LayerNorm.bias',
      value: '-Infinity',
      index: 7,
    }),
  ],
];

refuses('unusable weights are refused, and the file or weight named:', cases);
