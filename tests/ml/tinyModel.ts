/** A tiny BERT or DistilBERT folder made in memory, and the means to spoil it. */

import { Buffer } from 'node:buffer';
import { bert } from '../../src/ml/model/architectures/bert';
import { distilbert } from '../../src/ml/model/architectures/distilbert';
import type { ModelFiles } from '../../src/ml/model/types';
import { parameterShapes } from '../../src/ml/model/types';
import { folderFiles } from '../../src/ml/sources/folder';

/** The files of a folder by path; a string is UTF-8, other values are JSON. */
export type Contents = Record<string, unknown>;

export interface Tensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export interface HeaderEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly number[];
}

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
const words = [
  'the',
  'a',
  'man',
  'woman',
  'eats',
  'plays',
  'guitar',
  'bread',
  'is',
  'on',
  'street',
  '.',
  ',',
  '!',
];

/** A hundred words or so; the line is the id. */
export const vocabulary = [...special, ...letters, ...letters.map((letter) => `##${letter}`), ...words];

export const bertConfig = {
  model_type: 'bert',
  architectures: ['BertForMaskedLM'],
  vocab_size: vocabulary.length,
  hidden_size: 8,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  intermediate_size: 12,
  max_position_embeddings: 32,
  type_vocab_size: 2,
};

export const distilbertConfig = {
  model_type: 'distilbert',
  vocab_size: vocabulary.length,
  dim: 8,
  n_layers: 1,
  n_heads: 2,
  hidden_dim: 12,
  max_position_embeddings: 32,
};

export const bytesOf = (array: ArrayBufferView) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();

/** float32 numbers that differ between tensors and positions. */
export function f32(shape: readonly number[], seed = 0): Tensor {
  const length = shape.reduce((a, b) => a * b, 1);
  const data = Float32Array.from({ length }, (_, i) => Math.sin(seed * 7.13 + i * 0.37) / 4);
  return { dtype: 'F32', shape, bytes: bytesOf(data) };
}

/** Every weight of the family under its file name. */
export function weightsOf(config: typeof bertConfig | typeof distilbertConfig): Map<string, Tensor> {
  const family = 'dim' in config ? distilbert : bert;
  const shapes = [...parameterShapes(family.encoderConfig(config, 'config.json'))];
  return new Map(shapes.map(([name, shape], i) => [family.fileName(name), f32(shape, i)]));
}

/** A safetensors file, written here and not by the code under test; `alter` may spoil its header. */
export function safetensors(
  tensors: Iterable<readonly [string, Tensor]>,
  alter: (header: Readonly<Record<string, HeaderEntry>>) => unknown = (header) => header,
): Uint8Array {
  const header: Record<string, HeaderEntry> = {};
  const data: Uint8Array[] = [];
  let end = 0;
  for (const [name, { dtype, shape, bytes }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [end, (end += bytes.length)] };
    data.push(bytes);
  }
  const altered = alter(header);
  const json = Buffer.from(typeof altered === 'string' ? altered : JSON.stringify(altered));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return new Uint8Array(Buffer.concat([length, json, ...data]));
}

export const modules = ['Transformer', 'Pooling', 'Normalize'].map((type, idx) => ({
  idx,
  name: String(idx),
  path: idx === 0 ? '' : `${idx}_${type}`,
  type: `sentence_transformers.models.${type}`,
}));

/** A complete sentence-transformers folder; entries of `changes` replace files, undefined removes one. */
export function tinyBert(changes: Contents = {}): Contents {
  return {
    'config.json': bertConfig,
    'model.safetensors': safetensors(weightsOf(bertConfig)),
    'vocab.txt': `${vocabulary.join('\n')}\n`,
    'modules.json': modules,
    '1_Pooling/config.json': { word_embedding_dimension: 8, pooling_mode_mean_tokens: true },
    'sentence_bert_config.json': { max_seq_length: 16, do_lower_case: false },
    ...changes,
  };
}

/** A plain Hugging Face folder. */
export function tinyDistilbert(changes: Contents = {}): Contents {
  return {
    'config.json': distilbertConfig,
    'model.safetensors': safetensors(weightsOf(distilbertConfig)),
    'vocab.txt': `${vocabulary.join('\n')}\n`,
    ...changes,
  };
}

export function encoded(contents: Contents): Map<string, Uint8Array<ArrayBuffer>> {
  const present = Object.entries(contents).filter(([, content]) => content !== undefined);
  return new Map(
    present.map(([path, content]) => {
      if (content instanceof Uint8Array) return [path, Uint8Array.from(content)];
      return [
        path,
        new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
      ];
    }),
  );
}

export function memoryFiles(contents: Contents, name = 'tiny'): ModelFiles {
  return folderFiles(
    name,
    Array.from(encoded(contents), ([path, bytes]) => ({ path, file: new Blob([bytes]) })),
  );
}
