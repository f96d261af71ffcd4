/**
 * The small files of a sentence-transformers folder that say what comes after the encoder (modules.json, pooling,
 * normalise) and how text goes in (sequence length, prompts), read as sentence-transformers 2 to 6 write them.
 */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import type { Pooling } from '../../core/model/types';
import { join, readJson } from './files';
import type { ModelFiles } from './types';

/** Where the parts of a model lie, and what follows its encoder. */
export interface Modules {
  /** The folder of config.json and the weights; "" is the top. */
  readonly transformer: string;
  /** Null where the folder says nothing. */
  readonly pooling: { readonly path: string } | null;
  readonly normalize: boolean;
  readonly notes: readonly string[];
}

const modulesSchema = z.array(z.object({ path: z.string(), type: z.string() }));

/** Reads modules.json; without one, a plain Hugging Face model is taken to be pooled by the mean, as Python does. */
export async function readModules(files: ModelFiles): Promise<Modules> {
  if (!files.paths.includes('modules.json')) {
    return {
      transformer: '',
      pooling: null,
      normalize: false,
      notes: ['The folder has no modules.json: mean pooling without normalisation is assumed.'],
    };
  }
  const modules = (await readJson(files, 'modules.json', modulesSchema)).map(({ path, type }) => ({
    path: path.replace(/\/+$/, ''),
    type: type.slice(type.lastIndexOf('.') + 1),
  }));
  const order = modules.map(({ type }) => type);
  const strange = order.find((type) => !['Transformer', 'Pooling', 'Normalize'].includes(type));
  if (strange !== undefined) {
    throw new ModelError(
      `modules.json has a ${strange} module, which is not supported yet.`,
      'Choose a model of Transformer, Pooling and, if need be, Normalize.',
    );
  }
  const [transformer, pooling, normalize] = modules;
  if (
    transformer?.type !== 'Transformer' ||
    pooling?.type !== 'Pooling' ||
    (normalize && normalize.type !== 'Normalize') ||
    modules.length > 3
  ) {
    throw new ModelError(
      `modules.json has the modules ${order.join(', ') || '(none)'}; Transformer, Pooling and, if need be, Normalize are supported, in this order.`,
      'Choose a model of that kind.',
    );
  }
  return { transformer: transformer.path, pooling, normalize: normalize !== undefined, notes: [] };
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
  embedding_dimension: dimension,
  word_embedding_dimension: dimension,
});

/**
 * The pooling in `folder`, by the key `pooling_mode` (sentence-transformers 6) or the older ones. Throws a ModelError
 * for a mode other than mean, cls and max, for several at once, and for a width other than `hiddenSize`.
 */
export async function readPooling(files: ModelFiles, folder: string, hiddenSize: number): Promise<Pooling> {
  const path = join(folder, 'config.json');
  requireFile(files, path);
  const config = await readJson(files, path, poolingSchema);
  const legacy = legacyModes.filter(([key]) => config[key]).map(([, mode]) => mode);
  const modes: readonly string[] = [config.pooling_mode ?? legacy].flat();
  const [mode = 'mean'] = modes;
  if (modes.length > 1 || (mode !== 'mean' && mode !== 'cls' && mode !== 'max')) {
    throw new ModelError(
      `${path} asks for the pooling ${modes.join(' + ')}; mean, cls and max are supported, one at a time.`,
      'Choose a model with one of these.',
    );
  }
  const width = config.embedding_dimension ?? config.word_embedding_dimension ?? hiddenSize;
  if (width !== hiddenSize) {
    throw new ModelError(
      `${path} pools vectors of ${width} numbers, but the encoder's have ${hiddenSize}.`,
      'Take the folder anew from where the model came from.',
    );
  }
  return mode;
}

const transformerFiles = [
  'sentence_bert_config.json',
  'sentence_distilbert_config.json',
  'sentence_roberta_config.json',
];
const transformerSchema = z.object({
  max_seq_length: z.optional(z.nullable(z.number().check(z.int(), z.positive()))),
  do_lower_case: z.optional(z.boolean()),
});

/** How sentence-transformers feeds the encoder. */
export interface TextSettings {
  /** Null where the folder does not say. */
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

/** sentence-transformers' own file; what it holds is carried along to a download. */
export const ownConfigPath = 'config_sentence_transformers.json';
const ownSchema = z.looseObject({
  prompts: z.optional(z.nullable(z.record(z.string(), z.nullable(z.string())))),
  default_prompt_name: z.optional(z.nullable(z.string())),
  similarity_fn_name: z.optional(z.nullable(z.string())),
});
export type OwnConfig = z.output<typeof ownSchema>;

/** Reads config_sentence_transformers.json (empty where absent), with notes on what is not done here. */
export async function readOwnConfig(files: ModelFiles): Promise<{ config: OwnConfig; notes: string[] }> {
  if (!files.paths.includes(ownConfigPath)) return { config: {}, notes: [] };
  const config = await readJson(files, ownConfigPath, ownSchema);
  const notes: string[] = [];
  const prompt = config.default_prompt_name ? config.prompts?.[config.default_prompt_name] : null;
  if (prompt) {
    notes.push(
      `sentence-transformers puts the prompt "${prompt}" before each sentence of this model; here sentences are taken as they are.`,
    );
  }
  if (config.similarity_fn_name && config.similarity_fn_name !== 'cosine') {
    notes.push(
      `The model is meant for ${config.similarity_fn_name} similarity; here it is judged by the cosine.`,
    );
  }
  return { config, notes };
}

/** Throws a ModelError where `path` is not among the files. */
export function requireFile(files: ModelFiles, path: string): void {
  if (files.paths.includes(path)) return;
  throw new ModelError(`${path} is missing from the model.`, 'Choose the complete folder of the model.');
}
