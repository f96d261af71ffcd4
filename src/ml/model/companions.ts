/** The small files of a sentence-transformers folder, written so that its versions 2 to 6 read them alike. */

import * as z from 'zod/mini';
import type { Architecture } from './architectures/types';
import { type OwnConfig, ownConfigPath } from './config';
import { join, jsonFile, type NamedBytes, readJson } from './files';
import type { ModelFiles, SentenceModelConfig } from './types';

const tokenizerFiles = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'vocab.txt',
  'added_tokens.json',
  'sentencepiece.bpe.model',
];

/** What the companions are made from. */
export interface CompanionSource {
  readonly files: ModelFiles;
  /** The folder of config.json and the tokenizer; "" is the top. */
  readonly folder: string;
  readonly architecture: Architecture;
  readonly config: SentenceModelConfig;
  readonly own: OwnConfig;
  readonly lowercase: boolean;
}

/** All but the weights; `maxSeqLength` is in tokens, special ones included. */
export async function companionFiles(source: CompanionSource, maxSeqLength: number): Promise<NamedBytes[]> {
  const { files, folder, config } = source;
  const written = [
    await encoderConfig(source),
    jsonFile('modules.json', modules(config.normalize)),
    jsonFile('1_Pooling/config.json', pooling(config)),
    jsonFile('sentence_bert_config.json', {
      max_seq_length: maxSeqLength,
      do_lower_case: source.lowercase,
      model_args: source.architecture.modelArguments,
    }),
    jsonFile(ownConfigPath, { similarity_fn_name: 'cosine', ...source.own }),
    // Empty, for an unzipper or a Git host drops an empty folder and Python then looks for it on the Hub.
    ...(config.normalize ? [jsonFile('2_Normalize/config.json', {})] : []),
  ];
  const kept = tokenizerFiles.filter((name) => files.paths.includes(join(folder, name)));
  const copied = await Promise.all(
    kept.map(async (path) => ({ path, bytes: Uint8Array.from(await files.read(join(folder, path))) })),
  );
  return [...written, ...copied];
}

/** config.json as it came, but for float32 weights without a head and with no code to load. */
async function encoderConfig({ files, folder, architecture }: CompanionSource): Promise<NamedBytes> {
  const original = await readJson(files, join(folder, 'config.json'), z.record(z.string(), z.unknown()));
  const { auto_map: _code, dtype: _dtype, ...kept } = original;
  return jsonFile('config.json', {
    ...kept,
    architectures: [architecture.className],
    torch_dtype: 'float32',
  });
}

function modules(normalize: boolean) {
  const names = ['Transformer', 'Pooling', ...(normalize ? ['Normalize'] : [])];
  return names.map((name, idx) => ({
    idx,
    name: String(idx),
    path: idx === 0 ? '' : `${idx}_${name}`,
    type: `sentence_transformers.models.${name}`,
  }));
}

function pooling({ pooling: mode, encoder }: SentenceModelConfig) {
  return {
    word_embedding_dimension: encoder.hiddenSize,
    pooling_mode_cls_token: mode === 'cls',
    pooling_mode_mean_tokens: mode === 'mean',
    pooling_mode_max_tokens: mode === 'max',
    pooling_mode_mean_sqrt_len_tokens: false,
  };
}
