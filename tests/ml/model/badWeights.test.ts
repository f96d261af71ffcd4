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
const cases: readonly BadModel[] = [
  ['no weights', () => tinyBert({ 'model.safetensors': undefined }), /model\.safetensors is missing/],
  [
    'a pickle only',
    () => tinyBert({ 'model.safetensors': undefined, 'pytorch_model.bin': 'PK' }),
    /only in pytorch_model\.bin, a Python pickle.*can run code.*SentenceTransformer\("…"\)\.save/,
  ],
  [
    'a shard that is absent',
    () =>
      tinyBert({
        'model.safetensors': undefined,
        'model.safetensors.index.json': { weight_map: { [query]: 'model-00001-of-00002.safetensors' } },
      }),
    /model-00001-of-00002\.safetensors is missing/,
  ],
  [
    'an empty safetensors file',
    () => tinyBert({ 'model.safetensors': '' }),
    /model\.safetensors: it is 0 bytes long/,
  ],
  ['a header over 100 MB', () => headerLength(100_000_001), /header claims 100000001 bytes/],
  ['a header of 2^63 bytes', () => headerLength(2 ** 63), /header claims 9223372036854775808 bytes/],
  ['a header longer than the file', () => headerLength(whole.length), /truncated: its header ends at byte/],
  ['a header that is not JSON', () => headerLength(50), /its header is not valid JSON/],
  ['a header that is a list', () => withHeader(() => []), /its header is not a JSON object/],
  ['overlapping offsets', () => withEntry({ data_offsets: [0, 256] }), /overlaps another tensor/],
  [
    'a hole',
    () => withHeader((header) => ({ ...header, [query]: undefined })),
    /bytes before "encoder\.layer\.0\.attention\.self\.query\.bias" belong to no tensor/,
  ],
  [
    'bytes after the last tensor',
    () => tinyBert({ 'model.safetensors': Uint8Array.of(...whole, 0) }),
    /1 bytes at its end belong to no tensor/,
  ],
  [
    'a truncated file',
    () => tinyBert({ 'model.safetensors': whole.slice(0, -100) }),
    new RegExp(`model\\.safetensors: it is truncated: ${whole.length - 100} bytes of ${whole.length}`),
  ],
  [
    'offsets past the end',
    () => withEntry({ data_offsets: [1e9, 1e9 + 256] }),
    /truncated|belong to no tensor/,
  ],
  [
    'a negative offset',
    () => withEntry({ data_offsets: [-256, 0] }),
    /query\.weight" has no valid dtype, shape and data_offsets/,
  ],
  ['a fractional size', () => withEntry({ shape: [8.5, 8] }), /query\.weight" has no valid dtype, shape/],
  ['an unknown dtype', () => withEntry({ dtype: 'F31' }), /query\.weight" has the unknown dtype "F31"/],
  [
    'a length that is not that of the shape',
    () => withEntry({ shape: [8, 7] }),
    /query\.weight" is 256 bytes long, but \[8, 7\] in F32 takes 224/,
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
    /header names "encoder\.layer\.0\.attention\.self\.query\.weight" twice/,
  ],
  [
    'a missing weight',
    () => withWeights((weights) => weights.delete('embeddings.LayerNorm.bias')),
    /Weights are missing: "embeddings\.LayerNorm\.bias"/,
  ],
  [
    'a spare weight',
    () => withWeights((weights) => weights.set('encoder.layer.2.output.dense.bias', f32([8]))),
    /does not have: "encoder\.layer\.2\.output\.dense\.bias"/,
  ],
  [
    'many spare weights',
    () =>
      withWeights((weights) => [1, 2, 3, 4, 5, 6, 7].forEach((i) => weights.set(`adapter.${i}`, f32([1])))),
    /"adapter\.5" and 2 more/,
  ],
  [
    'a misshapen weight',
    () => withWeights((weights) => weights.set(query, f32([8, 9]))),
    /self\.query\.weight" has the shape \[8, 9\]; config\.json makes it \[8, 8\]/,
  ],
  [
    'one weight under two names',
    () => withWeights((weights) => weights.set(`bert.${query}`, f32([8, 8]))),
    /are the same weight twice/,
  ],
  [
    'a weight in integers',
    () =>
      withWeights((weights) =>
        weights.set(query, { dtype: 'I32', shape: [8, 8], bytes: new Uint8Array(256) }),
      ),
    /query\.weight" is stored as I32; F32, F16 and BF16/,
  ],
  [
    'an int8 weight without its scale',
    () =>
      withWeights((weights) => weights.set(query, { dtype: 'I8', shape: [8, 8], bytes: new Uint8Array(64) })),
    /stored as I8.*"encoder\.layer\.0\.attention\.self\.query\.weight\.scale"/,
  ],
  [
    'a scale of another length',
    () =>
      withWeights((weights) =>
        weights
          .set(query, { dtype: 'I8', shape: [8, 8], bytes: new Uint8Array(64) })
          .set(`${query}.scale`, floats(1, 2)),
      ),
    /has 2 numbers for the 8 rows/,
  ],
  [
    'a NaN',
    () =>
      withWeights((weights) => weights.set('embeddings.LayerNorm.bias', floats(0, 0, NaN, 0, 0, 0, 0, 0))),
    /"embeddings\.LayerNorm\.bias" holds NaN at element 2/,
  ],
  [
    'an infinite weight',
    () =>
      withWeights((weights) =>
        weights.set('embeddings.LayerNorm.bias', floats(0, 0, 0, 0, 0, 0, 0, -Infinity)),
      ),
    /holds -Infinity at element 7/,
  ],
];

refuses('weights that cannot be used are refused, and the file or weight named:', cases);
