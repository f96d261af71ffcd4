/**
 * The engine's view of a sentence-transformers model, independent of names in files. Parameter names here are the
 * project's own; `architectures/` maps them to each family's names.
 */

import type { Message } from '../../messages/message';
import type { ModelOffers, Pooling, Prompts } from '../../core/model/types';

export type Activation = 'gelu' | 'gelu_tanh' | 'relu';

/** How the tokens of a layer see each other in ModernBERT. */
export interface RotaryLayer {
  /** The base of the rotary embeddings' angles. */
  readonly theta: number;
  /** The farthest token that one attends to, on each side; null for all of the sentence. */
  readonly window: number | null;
}

export interface EncoderConfig {
  readonly vocabSize: number;
  /** Numbers of an embedding row if these are then projected to the hidden size (ALBERT). */
  readonly embeddingSize?: number;
  readonly hiddenSize: number;
  readonly layers: number;
  /** Sets of layer weights where layers share them (ALBERT): layer i uses set ⌊i·layerSets/layers⌋. */
  readonly layerSets?: number;
  readonly heads: number;
  readonly intermediateSize: number;
  /** The longest sentence in tokens. */
  readonly maxPositions: number;
  /** If present, positions count from this id + 1, and this token itself has the position of its id (RoBERTa, MPNet). */
  readonly padId?: number;
  /** Whether a learned bias for the distance between two tokens is added to attention's scores (MPNet). */
  readonly relativePositions?: boolean;
  /**
   * Present where layers normalise before each of their two parts, turn queries and keys by their positions (rotary
   * embeddings), have one matrix for queries, keys and values, a gated feed-forward part, and no biases (ModernBERT).
   */
  readonly rotary?: readonly RotaryLayer[];
  /**
   * Present where there is nothing but the embeddings of tokens, no layers and no special tokens: a sentence is the mean of
   * its tokens' (sentence-transformers' StaticEmbedding).
   */
  readonly bag?: true;
  /** 0 where the architecture has no token types (DistilBERT, MPNet). */
  readonly tokenTypes: number;
  readonly layerNormEps: number;
  readonly activation: Activation;
  readonly hiddenDropout: number;
  /** Of what attention adds to its input: BERT's hidden dropout; DistilBERT has none there. */
  readonly attentionOutputDropout: number;
  /** Of what the feed-forward part adds to its input; the hidden dropout if absent. ALBERT has none there. */
  readonly feedForwardDropout?: number;
  readonly attentionDropout: number;
}

export const denseActivations = ['identity', 'tanh', 'relu', 'gelu', 'sigmoid', 'silu'] as const;
export type DenseActivation = (typeof denseActivations)[number];

/** A linear layer on sentence vectors, with an activation (sentence-transformers' Dense module). */
export interface DenseConfig {
  readonly kind: 'dense';
  readonly into: number;
  readonly out: number;
  readonly bias: boolean;
  readonly activation: DenseActivation;
  /** Whether its input is added to its output: by a linear layer of its own where the widths differ. */
  readonly residual: boolean;
}

/** What follows the pooling. */
export type SentenceModule = DenseConfig | { readonly kind: 'normalize' };

export interface SentenceModelConfig {
  readonly encoder: EncoderConfig;
  /** Several are concatenated in this order. */
  readonly pooling: readonly Pooling[];
  /** Whether pooling leaves out the tokens of a prompt, and the special token before them. */
  readonly excludesPrompt?: true;
  readonly modules: readonly SentenceModule[];
  /** Tokens, special ones included; never above `encoder.maxPositions`. */
  readonly maxSeqLength: number;
}

/** Linear weights are [out, in], as PyTorch stores them. */
export interface WeightArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The number of buckets of distances, whatever the config says (transformers' modeling_mpnet.py). */
export const distanceBuckets = 32;

/** Every parameter's name and shape, in the order in which a model file holds them: the encoder's, then the modules'. */
export function parameterShapes(
  encoder: EncoderConfig,
  modules: readonly SentenceModule[] = [],
): ReadonlyMap<string, readonly number[]> {
  const shapes = encoderShapes(encoder);
  for (const [i, module] of modules.entries()) {
    if (module.kind !== 'dense') continue;
    const { into, out, bias, residual } = module;
    shapes.set(`modules.${i}.linear.weight`, [out, into]);
    if (bias) shapes.set(`modules.${i}.linear.bias`, [out]);
    if (residual && into !== out) shapes.set(`modules.${i}.residual.weight`, [out, into]);
  }
  return shapes;
}

function encoderShapes(encoder: EncoderConfig): Map<string, readonly number[]> {
  if (encoder.bag) return new Map([['embeddings.word', [encoder.vocabSize, encoder.hiddenSize]]]);
  return encoder.rotary ? preNormShapes(encoder) : postNormShapes(encoder);
}

function postNormShapes(encoder: EncoderConfig): Map<string, readonly number[]> {
  const { hiddenSize: h, intermediateSize: m, embeddingSize: e = h } = encoder;
  const shapes = new Map<string, readonly number[]>();
  const linear = (name: string, out: number, into: number) =>
    shapes.set(`${name}.weight`, [out, into]).set(`${name}.bias`, [out]);
  const norm = (name: string, size: number) =>
    shapes.set(`${name}.weight`, [size]).set(`${name}.bias`, [size]);

  shapes.set('embeddings.word', [encoder.vocabSize, e]);
  shapes.set('embeddings.position', [encoder.maxPositions + firstPosition(encoder), e]);
  if (encoder.tokenTypes > 0) shapes.set('embeddings.tokenType', [encoder.tokenTypes, e]);
  norm('embeddings.norm', e);
  if (encoder.embeddingSize !== undefined) linear('projection', h, e);
  for (let i = 0; i < (encoder.layerSets ?? encoder.layers); i++) {
    for (const part of ['query', 'key', 'value', 'output']) linear(`layers.${i}.attention.${part}`, h, h);
    norm(`layers.${i}.attention.norm`, h);
    linear(`layers.${i}.ffn.in`, m, h);
    linear(`layers.${i}.ffn.out`, h, m);
    norm(`layers.${i}.ffn.norm`, h);
  }
  if (encoder.relativePositions) shapes.set('attention.distance.bias', [distanceBuckets, encoder.heads]);
  return shapes;
}

function preNormShapes(encoder: EncoderConfig): Map<string, readonly number[]> {
  const { hiddenSize: h, intermediateSize: m } = encoder;
  const shapes = new Map<string, readonly number[]>();
  shapes.set('embeddings.word', [encoder.vocabSize, h]);
  shapes.set('embeddings.norm.weight', [h]);
  for (let i = 0; i < encoder.layers; i++) {
    // The embeddings are normalised already.
    if (i > 0) shapes.set(`layers.${i}.attention.norm.weight`, [h]);
    shapes.set(`layers.${i}.attention.qkv.weight`, [3 * h, h]);
    shapes.set(`layers.${i}.attention.output.weight`, [h, h]);
    shapes.set(`layers.${i}.ffn.norm.weight`, [h]);
    shapes.set(`layers.${i}.ffn.in.weight`, [2 * m, h]);
    shapes.set(`layers.${i}.ffn.out.weight`, [h, m]);
  }
  return shapes.set('final.norm.weight', [h]);
}

/** The number of all parameters' elements. */
export function parameterCount(encoder: EncoderConfig, modules: readonly SentenceModule[] = []): number {
  const sizes = [...parameterShapes(encoder, modules).values()].map((shape) =>
    shape.reduce((product, side) => product * side, 1),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The row of the position embeddings for a sentence's first token. */
export const firstPosition = ({ padId }: EncoderConfig): number => (padId === undefined ? 0 : padId + 1);

/** Whether a parameter is a linear layer's weight: the only matrices outside the embeddings' tables. */
export const isLinearWeight = (name: string): boolean => name.endsWith('.weight') && !name.includes('norm.');

/** The number of numbers in a sentence vector. */
export function dimensionsOf({ encoder, pooling, modules }: SentenceModelConfig): number {
  const dense = modules.findLast((module) => module.kind === 'dense');
  return dense?.out ?? encoder.hiddenSize * pooling.length;
}

/** Whether sentence vectors have length 1. */
export const isNormalized = ({ modules }: Pick<SentenceModelConfig, 'modules'>): boolean =>
  modules.at(-1)?.kind === 'normalize';

/** Turns text into token ids. */
export interface Tokenizer {
  /** Ids with the special tokens, cut to `maxLength` (the closing special token is kept). */
  encode(text: string, maxLength: number): Int32Array;
  /** How many tokens of a sentence that begins with `prompt` are the prompt's, the opening special one included. */
  promptTokens(prompt: string, maxLength: number): number;
  /** The id that stands for what is not in the vocabulary; null or absent where everything can be written. */
  readonly unknownId?: number | null;
}

/** How a download is read. */
export interface FolderSettings {
  /** The length in tokens that the download names. */
  readonly maxSeqLength: number;
  readonly pooling: readonly Pooling[];
  readonly prompts: Prompts;
}

/** Named files of a model: a dropped folder, a Hub repository, the built-in one. */
export interface ModelFiles {
  readonly name: string;
  /** Relative paths, such as "1_Pooling/config.json". */
  readonly paths: readonly string[];
  /** Bytes of one file. */
  size(path: string): number;
  /** Its bytes from `start` to `end` (exclusive); all of them where these are absent. */
  read(path: string, start?: number, end?: number): Promise<Uint8Array>;
}

export interface ParameterLocation {
  readonly path: string;
  readonly name: string;
}

/** A model read from files: everything but the weights, which stream. */
export interface ModelDescription {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  readonly config: SentenceModelConfig;
  /** Without prompts. */
  readonly tokenizer: Tokenizer;
  /** Prepended to each sentence of a side. */
  readonly prompts: Prompts;
  readonly offers: ModelOffers;
  readonly bytes: number;
  readonly notes: readonly Message[];
  /** Yields each parameter of `parameterShapes` once; throws a ModelError at a weight that is not finite. */
  weights(): AsyncIterable<WeightArray>;
  /**
   * The files other than weights that a download carries along (tokenizer and configs), complete and as
   * sentence-transformers expects them.
   */
  companions(
    settings: FolderSettings,
  ): Promise<readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[]>;
  /** tokenizer.json, made from the vocabulary where the model has none; it lower-cases text if the model's files ask for that. */
  tokenizerJson(): Promise<unknown>;
  /** The file of a download that holds one of our parameters, and its name there. */
  locate(parameter: string): ParameterLocation;
}
