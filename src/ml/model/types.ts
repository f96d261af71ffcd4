/**
 * The engine's view of a sentence-transformers model, whatever the files call its parts. Parameter names here are
 * the project's own; `architectures/` maps each family's names to them and back.
 */

import type { Pooling } from '../../core/model/types';

export type Activation = 'gelu' | 'gelu_tanh' | 'relu';

export interface EncoderConfig {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly intermediateSize: number;
  readonly maxPositions: number;
  /** 0 where the architecture has no token types (DistilBERT). */
  readonly tokenTypes: number;
  readonly layerNormEps: number;
  readonly activation: Activation;
  readonly hiddenDropout: number;
  /** Of what attention adds to its input: BERT's hidden dropout; DistilBERT has none there. */
  readonly attentionOutputDropout: number;
  readonly attentionDropout: number;
}

export interface SentenceModelConfig {
  readonly encoder: EncoderConfig;
  readonly pooling: Pooling;
  readonly normalize: boolean;
  /** Tokens, special ones included; never above `encoder.maxPositions`. */
  readonly maxSeqLength: number;
}

/** Linear weights are [out, in], as PyTorch stores them. */
export interface WeightArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Every parameter's name and shape, in the order in which a model file holds them. */
export function parameterShapes(config: EncoderConfig): ReadonlyMap<string, readonly number[]> {
  const { hiddenSize: h, intermediateSize: m } = config;
  const shapes = new Map<string, readonly number[]>();
  const linear = (name: string, out: number, into: number) =>
    shapes.set(`${name}.weight`, [out, into]).set(`${name}.bias`, [out]);
  const norm = (name: string) => shapes.set(`${name}.weight`, [h]).set(`${name}.bias`, [h]);

  shapes.set('embeddings.word', [config.vocabSize, h]);
  shapes.set('embeddings.position', [config.maxPositions, h]);
  if (config.tokenTypes > 0) shapes.set('embeddings.tokenType', [config.tokenTypes, h]);
  norm('embeddings.norm');
  for (let i = 0; i < config.layers; i++) {
    for (const part of ['query', 'key', 'value', 'output']) linear(`layers.${i}.attention.${part}`, h, h);
    norm(`layers.${i}.attention.norm`);
    linear(`layers.${i}.ffn.in`, m, h);
    linear(`layers.${i}.ffn.out`, h, m);
    norm(`layers.${i}.ffn.norm`);
  }
  return shapes;
}

/** Turns text into token ids. */
export interface Tokenizer {
  /** Ids with the special tokens, cut to `maxLength` (the closing special token is kept). */
  encode(text: string, maxLength: number): Int32Array;
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

/** A model read from files: everything but the weights, which stream. */
export interface ModelDescription {
  readonly name: string;
  /** As `model_type` in config.json. */
  readonly architecture: string;
  readonly config: SentenceModelConfig;
  readonly tokenizer: Tokenizer;
  readonly bytes: number;
  readonly notes: readonly string[];
  /** Yields each parameter of `parameterShapes` once; throws a ModelError that names what is missing, spare or misshapen. */
  weights(): AsyncIterable<WeightArray>;
  /**
   * The files other than weights that a download carries along (tokenizer and configs), complete and as
   * sentence-transformers wants them. `maxSeqLength` is what they say of the length in tokens.
   */
  companions(
    maxSeqLength: number,
  ): Promise<readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[]>;
  /** The name that the model's own family gives to one of our parameters, for writing model.safetensors. */
  fileName(parameter: string): string;
}
