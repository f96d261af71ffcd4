import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { openAsBlob } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { batchGradients } from '../../../src/ml/train/step';
import { batch, config, loraGolden, loraSuite, randomWeights, settings } from '../suites/lora';

const golden = await loraGolden(await openAsBlob(new URL('../../golden/lora.json.gz', import.meta.url)));

describe('on the cpu', () => loraSuite(golden, async () => void (await tf.setBackend('cpu'))));

describe('a frozen layer', () => {
  const kernelsOf = async (prepare: (encoder: SentenceEncoder) => void) => {
    await tf.setBackend('cpu');
    const encoder = await SentenceEncoder.create(config, randomWeights());
    prepare(encoder);
    const { kernels } = await tf.profile(() => {
      const { loss, gradients } = batchGradients(encoder, batch, {
        loss: 'CosineSimilarityLoss',
        lossParams: {},
        dropout: null,
      });
      tf.dispose([loss, ...gradients.values()]);
      return [];
    });
    encoder.dispose();
    const count = (name: string) => kernels.filter((kernel) => kernel.name === name).length;
    return { products: count('_FusedMatMul'), scattered: count('ScatterNd') };
  };
  /** Two layers of 6, and the pooling, which comes once more in each backward pass. */
  const forward = 2 * 6 + 2;

  it('costs no matrix product in the backward pass', async () => {
    // Of every layer's 6 linear ones dx and dW; and the gradients of words and positions, and of token types by slice.
    expect(await kernelsOf(() => {})).toEqual({ products: forward + 2 * 6 * 2, scattered: 2 });
    // No dx of the first layer's queries, keys and values, for the embeddings do not train, and no dW of that layer.
    expect(await kernelsOf((encoder) => encoder.freeze({ freezeEmbeddings: true, frozenLayers: 1 }))).toEqual(
      {
        products: forward + 6 + 6,
        scattered: 0,
      },
    );
  });

  it('costs none with LoRA: no gradient is computed below the first adapter', async () => {
    // x·A and (x·A)·B of two adapters a layer; backwards dA, dB and dy·Bᵀ of each, with dx of both parts above the first
    // layer, and dx of what has no adapter: of four above the first layer, of three in it.
    const adapters = 2 * 2;
    expect(await kernelsOf((encoder) => encoder.adapt(settings))).toEqual({
      products: forward + 2 * adapters + 3 * adapters + 2 * 2 + 4 + 3,
      scattered: 0,
    });
  });
});
