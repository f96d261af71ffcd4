/** The small files of a sentence-transformers folder, written so that all of its versions 2 to 6 read them. */

import * as z from 'zod/mini';
import { type Pooling, poolings, type Prompts } from '../../../core/model/types';
import { unboundedTokens } from '../architectures/staticEmbedding';
import type { Architecture } from '../architectures/types';
import { type OwnConfig, ownConfigPath } from './config';
import { denseFile } from './dense';
import { join, jsonFile, type NamedBytes, readJson } from '../files/files';
import type {
  FolderSettings,
  ModelFiles,
  ParameterLocation,
  SentenceModelConfig,
  SentenceModule,
} from '../types';
import { weightsFile } from './weights';

const tokenizerFiles = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'vocab.txt',
  'vocab.json',
  'merges.txt',
  'added_tokens.json',
  'sentencepiece.bpe.model',
  'spiece.model',
];

/** What the companions are made from. */
export interface CompanionSource {
  readonly files: ModelFiles;
  /** The folder of config.json and the tokenizer; "" is the top. */
  readonly folder: string;
  readonly architecture: Architecture;
  readonly config: SentenceModelConfig;
  readonly own: OwnConfig;
  /** The prompt that `own` names as its default. */
  readonly defaultPrompt: string;
  readonly lowercase: boolean;
}

/** All but the weights; `maxSeqLength` is in tokens, special ones included. */
export async function companionFiles(
  source: CompanionSource,
  { maxSeqLength, pooling, prompts }: FolderSettings,
): Promise<NamedBytes[]> {
  const { files, folder, config } = source;
  const { bag } = config.encoder;
  const ofTransformer = async () => [
    await encoderConfig(source),
    jsonFile(join(poolingFolder, 'config.json'), poolingFile(config, pooling)),
    jsonFile('sentence_bert_config.json', {
      max_seq_length: maxSeqLength,
      do_lower_case: source.lowercase,
      model_args: source.architecture.modelArguments,
    }),
  ];
  const written = [
    ...(bag ? [await truncatingTokenizer(source, maxSeqLength)] : await ofTransformer()),
    jsonFile('modules.json', modulesFile(config)),
    ...config.modules.map((module, i) => moduleFile(module, moduleFolder(module.kind, i))),
    jsonFile(ownConfigPath, { similarity_fn_name: 'cosine', ...withPrompts(source, prompts) }),
  ];
  const kept = bag ? [] : tokenizerFiles.filter((name) => files.paths.includes(join(folder, name)));
  const copied = await Promise.all(
    kept.map(async (path) => ({ path, bytes: Uint8Array.from(await files.read(join(folder, path))) })),
  );
  return [...written, ...copied];
}

/** The original config.json, changed to float32 weights without a head and without code to load. */
async function encoderConfig({ files, folder, architecture }: CompanionSource): Promise<NamedBytes> {
  const original = await readJson(files, join(folder, 'config.json'), z.record(z.string(), z.unknown()));
  const { auto_map: _code, dtype: _dtype, ...kept } = original;
  return jsonFile('config.json', {
    ...kept,
    architectures: [architecture.className],
    torch_dtype: 'float32',
  });
}

/** A StaticEmbedding knows no length of its own: its tokenizer cuts the text. */
async function truncatingTokenizer({ files, folder }: CompanionSource, maxSeqLength: number) {
  const path = 'tokenizer.json';
  const original = await readJson(files, join(folder, path), z.record(z.string(), z.unknown()));
  const truncation =
    maxSeqLength < unboundedTokens
      ? { direction: 'Right', max_length: maxSeqLength, strategy: 'LongestFirst', stride: 0 }
      : null;
  return jsonFile(path, { ...original, truncation, padding: null });
}

const poolingFolder = '1_Pooling';
const kinds = { dense: 'Dense', normalize: 'Normalize' } as const;
/** Of the module at index `i` of those that follow the pooling. */
const moduleFolder = (kind: SentenceModule['kind'], i: number) => `${i + 2}_${kinds[kind]}`;

/** The file of a download that holds a parameter, and its name there. */
export function locationOf(parameter: string, architecture: Architecture): ParameterLocation {
  const [, index, name] = /^modules\.(\d+)\.(.+)$/.exec(parameter) ?? [];
  if (index === undefined || name === undefined) {
    return { path: weightsFile, name: architecture.fileName(parameter) };
  }
  return { path: join(moduleFolder('dense', Number(index)), weightsFile), name };
}

function modulesFile({ encoder, modules }: SentenceModelConfig) {
  const following = modules.map(({ kind }, i) => [kinds[kind], moduleFolder(kind, i)] as const);
  const before = encoder.bag
    ? ([['StaticEmbedding', '']] as const)
    : ([
        ['Transformer', ''],
        ['Pooling', poolingFolder],
      ] as const);
  const all = [...before, ...following];
  return all.map(([name, path], idx) => ({
    idx,
    name: String(idx),
    path,
    type: `sentence_transformers.models.${name}`,
  }));
}

/** Normalize's is empty: an unzipper or a Git host drops an empty folder, and Python then looks for it on the Hub. */
function moduleFile(module: SentenceModule, folder: string): NamedBytes {
  return jsonFile(join(folder, 'config.json'), module.kind === 'dense' ? denseFile(module) : {});
}

/** By the older keys, which every version reads, unless the order matters, which they cannot express. */
function poolingFile({ encoder, excludesPrompt }: SentenceModelConfig, pooling: readonly Pooling[]) {
  const standardOrder = poolings.filter((mode) => pooling.includes(mode));
  const has = (mode: Pooling) => pooling.includes(mode);
  return {
    word_embedding_dimension: encoder.hiddenSize,
    ...(standardOrder.join() === pooling.join()
      ? {
          pooling_mode_cls_token: has('cls'),
          pooling_mode_mean_tokens: has('mean'),
          pooling_mode_max_tokens: has('max'),
          pooling_mode_mean_sqrt_len_tokens: has('mean_sqrt_len_tokens'),
          // Versions before 2.3 do not know these.
          ...(has('weightedmean') ? { pooling_mode_weightedmean_tokens: true } : {}),
          ...(has('lasttoken') ? { pooling_mode_lasttoken: true } : {}),
        }
      : { pooling_mode: pooling }),
    ...(excludesPrompt ? { include_prompt: false } : {}),
  };
}

/**
 * The folder's own prompts, as they were where its default prompt is in use; else the prompts in use are those of
 * `encode_query` and `encode_document`, and the default of `encode` where both are the same.
 */
function withPrompts({ own, defaultPrompt }: CompanionSource, { sentence1, sentence2 }: Prompts): OwnConfig {
  if (sentence1 === defaultPrompt && sentence2 === defaultPrompt) return own;
  return {
    ...own,
    prompts: { ...own.prompts, query: sentence1, document: sentence2 },
    default_prompt_name: sentence1 === sentence2 ? 'query' : null,
  };
}
