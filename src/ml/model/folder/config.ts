/**
 * The small files of a sentence-transformers folder that describe what follows the encoder (modules.json, pooling,
 * normalise) and how text is fed in (sequence length, prompts), read as sentence-transformers 2 to 6 write them.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import { type NamedPrompt, type Pooling, poolings } from '../../../core/model/types';
import { join, readJson, requireFile } from '../files/files';
import type { ModelFiles } from '../types';

export interface FollowingModule {
  readonly type: 'Dense' | 'Normalize';
  readonly path: string;
}

/** The folders of a model's parts, and what follows its encoder. */
export interface Modules {
  /** The folder of config.json, the tokenizer and the weights; "" is the top. */
  readonly transformer: string;
  /** Whether it is no transformer but a StaticEmbedding, which has no config.json and no pooling. */
  readonly bag: boolean;
  /** The folder; null without modules.json. */
  readonly pooling: string | null;
  /** What follows the pooling, in order, with the folder of each. */
  readonly following: readonly FollowingModule[];
  readonly notes: readonly Message[];
}

const modulesSchema = z.array(z.object({ path: z.string(), type: z.string() }));

/** The encoder's module: its class was named after the architecture before sentence-transformers 0.2.1. */
const transformers = /^(Transformer|BERT|RoBERTa|DistilBERT|ALBERT|XLMRoBERTa|CamemBERT|XLNet)$/;

/** Reads modules.json; without one, a plain Hugging Face model gets mean pooling, as in Python. */
export async function readModules(files: ModelFiles): Promise<Modules> {
  if (!files.paths.includes('modules.json')) {
    return {
      transformer: '',
      bag: false,
      pooling: null,
      following: [],
      notes: [],
    };
  }
  const listed = (await readJson(files, 'modules.json', modulesSchema)).map(({ path, type }) => ({
    path: path.replace(/^\.(?=\/|$)|\/+$/g, '').replace(/^\/+/, ''),
    type: type.slice(type.lastIndexOf('.') + 1).replace(transformers, 'Transformer'),
    ownCode: type.startsWith('sentence_transformers.') ? null : type,
  }));
  // It changes nothing but steps of training.
  const modules = listed.filter(({ type }) => type !== 'Dropout');
  const order = modules.map(({ type }) => type);
  const bag = order[0] === 'StaticEmbedding';
  const first = bag ? 'StaticEmbedding' : 'Transformer';
  const unsupported = order.find((type) => ![first, 'Pooling', 'Dense', 'Normalize'].includes(type));
  if (unsupported !== undefined) {
    throw new ModelError(
      message('model.modules.unsupported', { module: unsupported }),
      message('model.next.modules'),
    );
  }
  const customCode = modules.flatMap(({ ownCode, type }) =>
    ownCode === null ? [] : [message('model.modules.customCode', { name: ownCode, module: type })],
  );
  const [transformer] = modules;
  const pooling = bag ? null : (modules[1] ?? null);
  const rest = modules.slice(bag ? 1 : 2);
  const following = rest.flatMap(({ type, path }): readonly FollowingModule[] =>
    type === 'Dense' || type === 'Normalize' ? [{ type, path }] : [],
  );
  const pooled = bag || pooling?.type === 'Pooling';
  if (transformer?.type !== first || !pooled || following.length < rest.length) {
    throw new ModelError(message('model.modules.order', { modules: order }), message('model.next.modules'));
  }
  return {
    transformer: transformer.path,
    bag,
    pooling: pooling?.path ?? null,
    following,
    notes: [...customCode, ...(modules.length < listed.length ? [message('model.modules.dropout')] : [])],
  };
}

const legacyModes = [
  ['pooling_mode_cls_token', 'cls'],
  ['pooling_mode_max_tokens', 'max'],
  ['pooling_mode_mean_tokens', 'mean'],
  ['pooling_mode_mean_sqrt_len_tokens', 'mean_sqrt_len_tokens'],
  ['pooling_mode_weightedmean_tokens', 'weightedmean'],
  ['pooling_mode_lasttoken', 'lasttoken'],
] as const;

const flag = z.optional(z.boolean());
const dimension = z.optional(z.number());
const poolingSchema = z.object({
  pooling_mode: z.optional(z.union([z.string(), z.array(z.string())])),
  pooling_mode_cls_token: flag,
  pooling_mode_max_tokens: flag,
  pooling_mode_mean_tokens: flag,
  pooling_mode_mean_sqrt_len_tokens: flag,
  pooling_mode_weightedmean_tokens: flag,
  pooling_mode_lasttoken: flag,
  include_prompt: z._default(z.boolean(), true),
  embedding_dimension: dimension,
  word_embedding_dimension: dimension,
});

export interface PoolingSettings {
  /** Several are concatenated in this order. */
  readonly modes: readonly Pooling[];
  /** Whether the tokens of a prompt take part. */
  readonly includePrompt: boolean;
}

const isPooling = (mode: string): mode is Pooling => poolings.some((known) => known === mode);

/**
 * The pooling in `folder`, by the key `pooling_mode` (sentence-transformers 6) or the older ones. Throws a ModelError
 * for an unknown mode, and for a width other than `hiddenSize`, unless that is null.
 */
export async function readPooling(
  files: ModelFiles,
  folder: string,
  hiddenSize: number | null,
): Promise<PoolingSettings> {
  const path = join(folder, 'config.json');
  requireFile(files, path);
  const config = await readJson(files, path, poolingSchema);
  const legacy = legacyModes.filter(([key]) => config[key]).map(([, mode]) => mode);
  const asked: readonly string[] = [config.pooling_mode ?? legacy].flat();
  const modes = asked.length > 0 ? asked.filter(isPooling) : (['mean'] as const);
  if (modes.length < asked.length) {
    throw new ModelError(
      message('model.pooling.unsupported', { path, modes: asked, supported: poolings }),
      message('model.next.pooling'),
    );
  }
  const width = config.embedding_dimension ?? config.word_embedding_dimension;
  if (width !== undefined && hiddenSize !== null && width !== hiddenSize) {
    throw new ModelError(
      message('model.pooling.width', { path, width, hiddenSize }),
      message('model.next.downloadFolder'),
    );
  }
  return { modes, includePrompt: config.include_prompt };
}

const transformerFiles = [
  'sentence_bert_config.json',
  'sentence_distilbert_config.json',
  'sentence_roberta_config.json',
  'sentence_albert_config.json',
  'sentence_xlm-roberta_config.json',
];
const transformerSchema = z.object({
  max_seq_length: z.optional(z.nullable(z.number().check(z.int(), z.positive()))),
  do_lower_case: z.optional(z.boolean()),
});

/** How sentence-transformers feeds the encoder. */
export interface TextSettings {
  /** Null where the folder has none. */
  readonly maxSeqLength: number | null;
  /** Lower-cases before the tokenizer does anything. */
  readonly lowercase: boolean;
}

/** Reads sentence_bert_config.json (or its older names) in the encoder's folder. */
export async function readTextSettings(files: ModelFiles, folder: string): Promise<TextSettings> {
  const path = transformerFiles.map((name) => join(folder, name)).find((name) => files.paths.includes(name));
  if (path === undefined) return { maxSeqLength: null, lowercase: false };
  const config = await readJson(files, path, transformerSchema);
  return { maxSeqLength: config.max_seq_length ?? null, lowercase: config.do_lower_case ?? false };
}

/** sentence-transformers' own file; its content is copied to a download. */
export const ownConfigPath = 'config_sentence_transformers.json';
const ownSchema = z.looseObject({
  prompts: z.optional(z.nullable(z.record(z.string(), z.nullable(z.string())))),
  default_prompt_name: z.optional(z.nullable(z.string())),
  similarity_fn_name: z.optional(z.nullable(z.string())),
});
export type OwnConfig = z.output<typeof ownSchema>;

export interface OwnSettings {
  readonly config: OwnConfig;
  /** Prepended to each sentence unless another is chosen; "" for nothing. */
  readonly prompt: string;
  /** All that are not empty. */
  readonly prompts: readonly NamedPrompt[];
  readonly notes: readonly Message[];
}

/** Reads config_sentence_transformers.json (empty where absent). Throws a ModelError for a default prompt that it lacks. */
export async function readOwnConfig(files: ModelFiles): Promise<OwnSettings> {
  if (!files.paths.includes(ownConfigPath)) {
    return { config: {}, prompt: '', prompts: [], notes: [] };
  }
  const { truncate_dim: kept, ...config } = await readJson(files, ownConfigPath, ownSchema);
  const name = config.default_prompt_name ?? null;
  const prompts = config.prompts ?? {};
  if (name !== null && !Object.hasOwn(prompts, name)) {
    throw new ModelError(
      message('model.prompt.missing', { path: ownConfigPath, name }),
      message('model.next.correctFile'),
    );
  }
  const prompt = (name === null ? null : prompts[name]) ?? '';
  const notes: Message[] = [];
  const named = Object.entries(prompts).flatMap(([key, text]) =>
    text === null || text === '' ? [] : [{ name: key, text }],
  );
  const unused = named.map((one) => one.name).filter((key) => key !== name);
  if (prompt !== '') notes.push(message('model.prompt.used', { prompt }));
  else if (unused.length > 0) notes.push(message('model.prompt.noDefault', { names: unused }));
  const similarity = config.similarity_fn_name ?? 'cosine';
  if (similarity !== 'cosine') notes.push(message('model.similarity.notCosine', { similarity }));
  if (typeof kept === 'number') notes.push(message('model.config.truncated', { dimensions: kept }));
  return { config, prompt, prompts: named, notes };
}
