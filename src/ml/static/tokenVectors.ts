/** What a model makes of each token of its vocabulary alone, between its special tokens. */

import * as tf from '@tensorflow/tfjs-core';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { pack, SentenceEncoder } from '../encoder/encoder';
import { checkLargestTensor } from '../memory/estimate';
import type { ModelDescription } from '../model/types';

/** Tokens that are encoded at a time. */
const tokensPerBatch = 384;

/**
 * The mean of the last layer's vectors of the closing special token, the token and the opening one: this order is model2vec's,
 * which found it to work better than the usual one. Without what follows the pooling, and without a prompt.
 * Source: `create_output_embeddings_from_model` of model2vec 0.5 (distill/inference.py).
 * @param ids of the tokens
 * @returns [ids × H], in the order of `ids`
 */
export async function* tokenVectors(
  { config, tokenizer, weights }: Pick<ModelDescription, 'config' | 'tokenizer' | 'weights'>,
  ids: readonly number[],
): AsyncGenerator<Progress, Float32Array> {
  const plain = { ...config, pooling: ['mean'] as const, modules: [] };
  checkLargestTensor(plain, null);
  const special = tokenizer.encode('', config.maxSeqLength);
  const around = (id: number) =>
    special.length === 0 ? Int32Array.of(id) : Int32Array.of(special.at(-1) ?? 0, id, special[0] ?? 0);
  const width = config.encoder.hiddenSize;
  const vectors = new Float32Array(ids.length * width);
  const encoder = await SentenceEncoder.create(plain, encoderWeights({ weights }));
  try {
    for (let start = 0; start < ids.length; start += tokensPerBatch) {
      yield { what: message('model.static.progress.tokens'), done: start, total: ids.length };
      const batch = ids.slice(start, start + tokensPerBatch).map(around);
      const pooled = tf.tidy(() => encoder.forward(pack(batch), null)); // [tokens, H]
      try {
        vectors.set(await pooled.data<'float32'>(), start * width);
      } finally {
        pooled.dispose();
      }
    }
  } finally {
    encoder.dispose();
  }
  return vectors;
}

/** Those of the encoder, without the modules that follow its pooling. */
async function* encoderWeights({ weights }: Pick<ModelDescription, 'weights'>) {
  for await (const weight of weights()) if (!weight.name.startsWith('modules.')) yield weight;
}
