/** Sentence vectors of an ONNX model, from the token ids of the project's own tokenizer. */

import * as tf from '@tensorflow/tfjs-core';
import type { Pooling } from '../../core/model/types';
import { encodeInBatches, type Describe, type Encoding } from '../encoder/encodeTexts';
import { pack } from '../encoder/packing';
import type { Sentence, TokenStore } from '../encoder/tokenStore';
import { normalize } from '../ops/normalize';
import { poolAll } from '../ops/pooling';
import type { OnnxBatch, OnnxOutput } from './types';

/** A model that is open. */
export interface OpenOnnxModel {
  readonly outputs: readonly OnnxOutput[];
  /** Of the sentences [sentences × D], or of their tokens without padding [tokens × H]. */
  embed(batch: OnnxBatch): Promise<Float32Array>;
}

/** A model that is open in its thread. */
export interface OnnxEncoder extends OpenOnnxModel {
  /** Token ids as transformers.js makes them. [texts][tokens] */
  tokenise(texts: readonly string[]): Promise<readonly Int32Array[]>;
}

/** How its vectors are made and used. */
export interface OnnxUse {
  /** Null takes the graph's own sentence vectors. */
  readonly pooling: { readonly modes: readonly Pooling[]; readonly normalize: boolean } | null;
  readonly padId: number;
}

/** Token vectors are pooled on the backend in use. */
export function encodeOnnx(
  encoder: Pick<OpenOnnxModel, 'embed'>,
  { pooling, padId }: OnnxUse,
  tokens: TokenStore,
  given: Iterable<Sentence>,
  describe: Describe,
): Encoding {
  return encodeInBatches(tokens, given, describe, {
    // Shorter sentences are filled up.
    cost: (_, longest) => longest,
    async encode(batch) {
      const ids = batch.map((sentence) => sentence.ids);
      if (!pooling) return encoder.embed({ ids, padId, output: 'sentence_embedding' });
      const values = await encoder.embed({ ids, padId, output: 'tokens' });
      const { offsets } = pack(ids);
      const skips = batch.map(({ side }) => tokens.skip(side));
      const pooled = tf.tidy(() => {
        const count = offsets.at(-1) ?? 0;
        const x = tf.tensor2d(values, [count, values.length / count]);
        const sentences = poolAll(x, offsets, pooling.modes, skips);
        return pooling.normalize ? normalize(sentences) : sentences;
      });
      try {
        return await pooled.data<'float32'>();
      } finally {
        pooled.dispose();
      }
    },
  });
}
