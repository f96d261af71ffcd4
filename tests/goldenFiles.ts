/**
 * The files of the scripts python/make_*_golden.py: what PyTorch and sentence-transformers compute on tiny models,
 * parsed into typed arrays. Works in Node and in a browser.
 */

import { z } from 'zod';
import { lossNames } from '../src/core/losses/catalogue';
import type { EncoderConfig, WeightArray } from '../src/ml/model/types';
import { parameterShapes } from '../src/ml/model/types';

/** Base64 of little-endian float32, as every machine that runs these tests stores it. */
export const floats = z
  .string()
  .transform((text) => new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
const floatsByName = z
  .record(z.string(), floats)
  .transform((record): ReadonlyMap<string, Float32Array> => new Map(Object.entries(record)));
const pooling = z.enum(['mean', 'cls', 'max']);

const batch = z.object({
  /** Indices into `sentences`: sentence 1, sentence 2 and any number of columns of hard negatives. [columns][rows] */
  columns: z.array(z.array(z.int())),
  /** [rows] */
  labels: z.array(z.number()).nullable(),
});
const lossOf = {
  name: z.string(),
  loss: z.enum(lossNames),
  params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  pooling,
  normalize: z.boolean(),
};

const encoderConfig = z.object({
  vocabSize: z.int(),
  hiddenSize: z.int(),
  layers: z.int(),
  heads: z.int(),
  intermediateSize: z.int(),
  maxPositions: z.int(),
  tokenTypes: z.int(),
  layerNormEps: z.number(),
  activation: z.enum(['gelu', 'gelu_tanh', 'relu']),
  hiddenDropout: z.number(),
  attentionOutputDropout: z.number(),
  attentionDropout: z.number(),
});

export const goldenSchema = z.object({
  encoder: encoderConfig,
  weights: floatsByName,
  /** Token ids, special ones included. */
  sentences: z.array(z.array(z.int())),
  embeddings: z.array(
    z.object({
      pooling,
      normalize: z.boolean(),
      /** [sentences, hiddenSize] */
      values: floats,
      float32Error: z.number(),
    }),
  ),
  steps: z.array(
    z.object({
      ...lossOf,
      ...batch.shape,
      lossValue: z.number(),
      /** Before clipping. */
      gradNorm: z.number(),
      /** Before clipping. */
      gradients: floatsByName,
      float32Error: z.object({ lossValue: z.number(), gradNorm: z.number(), gradients: z.number() }),
      updates: z.array(
        z.object({
          learningRate: z.number(),
          weightDecay: z.number(),
          /** After one step. */
          weights: floatsByName,
          float32Error: z.number(),
        }),
      ),
    }),
  ),
  trajectories: z.array(
    z.object({
      ...lossOf,
      learningRate: z.number(),
      warmupSteps: z.int(),
      weightDecay: z.number(),
      batches: z.array(batch),
      /** The schedule's rate at each step. */
      learningRates: z.array(z.number()),
      lossValues: z.array(z.number()),
      gradNorms: z.array(z.number()),
      /** After the last step. */
      weights: floatsByName,
      float32Error: z.object({ lossValues: z.number(), gradNorms: z.number(), weights: z.number() }),
    }),
  ),
});

export type Golden = z.infer<typeof goldenSchema>;

export const lossesSchema = z.object({
  encoder: encoderConfig,
  weights: floatsByName,
  /** Token ids, special ones included. */
  sentences: z.array(z.array(z.int())),
  /** Another model's vector of each sentence. [sentences, G] */
  teacher: floats,
  cases: z.array(
    z.object({
      ...lossOf,
      ...batch.shape,
      /** Null where a row has no negative in this column. */
      columns: z.array(z.array(z.int().nullable())),
      /** Without any where the loss is taken of the whole vectors alone. */
      matryoshkaDims: z.array(z.int()),
      /** Without any where all dimensions weigh the same. */
      matryoshkaWeights: z.array(z.number()),
      lossValue: z.number(),
      gradients: floatsByName,
      /** SoftmaxLoss's classifier, [classes, features] and [classes]; empty for other losses. */
      head: floatsByName,
      headGradients: floatsByName,
      float32Error: z.number(),
    }),
  ),
});

export type GoldenLosses = z.infer<typeof lossesSchema>;

export const foldersSchema = z.object({
  texts: z.array(z.string()),
  /** Of two indices into `texts` each. */
  pairs: z.array(z.tuple([z.int(), z.int()])),
  folders: z.array(
    z.object({
      /** Relative to the root of the repository. */
      folder: z.string(),
      /** Tokens of each text, special ones included. */
      ids: z.array(z.array(z.int())),
      /** [texts, hiddenSize] */
      values: floats,
      /** Of each pair. */
      cosines: z.array(z.number()),
    }),
  ),
});

export const seededFoldersSchema = z.object({
  texts: z.array(z.string()),
  /** Of first and of second sentences. */
  prompts: z.tuple([z.string(), z.string()]),
  folders: z.array(
    z.object({
      name: z.string(),
      /** Which of tests/fixtures/tokenizers.json.gz. */
      tokenizer: z.string(),
      /** Every other file that is JSON, by its path. */
      files: z.record(z.string(), z.unknown()),
      /** Shapes by file and name. */
      weights: z.record(z.string(), z.record(z.string(), z.array(z.int()))),
      ids: z.array(z.array(z.int())),
      /** [texts, dimensions] */
      values: floats,
      /** The same with each of the prompts. */
      sides: z.tuple([floats, floats]),
      /** MultipleNegativesRankingLoss of the first half of the texts with the second half, each with its prompt. */
      loss: z.number(),
    }),
  ),
});

export const stsbSchema = z.object({
  rows: z.int(),
  spearman: z.number(),
  pearson: z.number(),
  /** [rows], in the order of the data file. */
  cosines: floats,
});

/** Named arrays as the model takes them, each with its shape. Throws where one is missing. */
export function* weightArrays(
  encoder: EncoderConfig,
  arrays: ReadonlyMap<string, Float32Array>,
): Generator<WeightArray> {
  for (const [name, shape] of parameterShapes(encoder)) {
    const data = arrays.get(name);
    if (data?.length !== shape.reduce((a, b) => a * b, 1))
      throw new Error(`${name} does not fit ${shape.join('×')}`);
    yield { name, shape, data };
  }
}

/** Key biases: their gradient is zero but for rounding, so that their update under AdamW is not determined. */
export const isKeyBias = (name: string): boolean => name.endsWith('.attention.key.bias');
