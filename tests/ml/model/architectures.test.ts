/** What each family's config.json becomes: where dropout is, how positions count, what is shared. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { architectureOf } from '../../../src/ml/model/architectures/registry';
import { type EncoderConfig, parameterShapes } from '../../../src/ml/model/types';
import { seeded } from '../../../src/ml/selfTest/seeded';

const sizes = {
  vocab_size: 20,
  hidden_size: 8,
  num_hidden_layers: 4,
  num_attention_heads: 2,
  intermediate_size: 12,
  max_position_embeddings: 16,
};
const read = (type: string, changes: object = {}) =>
  architectureOf(type, 'config.json').encoderConfig({ ...sizes, ...changes }, 'config.json');

describe('by default, as in transformers,', () => {
  test.each([
    ['bert', { maxPositions: 16, tokenTypes: 2, activation: 'gelu', attentionOutputDropout: 0.1 }],
    ['roberta', { maxPositions: 14, padId: 1, tokenTypes: 2, hiddenDropout: 0.1 }],
    ['xlm-roberta', { maxPositions: 14, padId: 1, tokenTypes: 2, layerNormEps: 1e-12 }],
    ['mpnet', { maxPositions: 14, padId: 1, tokenTypes: 0, relativePositions: true }],
    [
      'albert',
      {
        embeddingSize: 128,
        layerSets: 1,
        activation: 'gelu_tanh',
        hiddenDropout: 0,
        attentionDropout: 0,
        feedForwardDropout: 0,
      },
    ],
  ])('%s is %o', (type, expected) => {
    expect(read(type)).toMatchObject(expected);
  });

  test('RoBERTa takes the padding of its config, MPNet does not', () => {
    expect(read('roberta', { pad_token_id: 0 })).toMatchObject({ padId: 0, maxPositions: 15 });
    expect(read('mpnet', { pad_token_id: 0 })).toMatchObject({ padId: 1, maxPositions: 14 });
  });
});

describe('ModernBERT', () => {
  const [everywhere, nearby] = [
    { theta: 160_000, window: null },
    { theta: 10_000, window: 64 },
  ];

  test('sees the whole sentence in every third layer, and 64 tokens on each side in the others', () => {
    expect(read('modernbert')).toMatchObject({
      rotary: [everywhere, nearby, nearby, everywhere],
      hiddenDropout: 0,
      layerNormEps: 1e-5,
    });
  });

  test('has the angles and kinds of layers of its config, as transformers 4 and 5 write them', () => {
    const older = {
      global_attn_every_n_layers: 2,
      global_rope_theta: 500,
      local_rope_theta: 20,
      local_attention: 9,
    };
    const newer = {
      layer_types: ['full_attention', 'sliding_attention', 'full_attention', 'sliding_attention'],
      rope_parameters: {
        full_attention: { rope_type: 'default', rope_theta: 500 },
        sliding_attention: { rope_type: 'default', rope_theta: 20 },
      },
      local_attention: 9,
    };
    const first = { theta: 500, window: null };
    const second = { theta: 20, window: 4 };
    for (const changes of [older, newer]) {
      expect(read('modernbert', changes).rotary).toEqual([first, second, first, second]);
    }
  });

  test.each([
    ['biases', { norm_bias: true }, 'model.config.biases'],
    ['scaled angles', { rope_scaling: { type: 'yarn', factor: 4 } }, 'model.config.positionEmbeddings'],
    [
      'scaled angles of one kind',
      { rope_parameters: { full_attention: { rope_type: 'yarn', rope_theta: 1 } } },
      'model.config.positionEmbeddings',
    ],
    ['a layer without a kind', { layer_types: ['full_attention'] }, 'model.config.layerTypes'],
    ['heads of an odd width', { hidden_size: 6 }, 'model.config.oddHeads'],
  ])('is refused with %s', (_, changes, code) => {
    expect(() => read('modernbert', changes)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ what: expect.objectContaining({ code }) }),
      }),
    );
  });
});

test('ELECTRA projects its embeddings where they are narrower than its layers only', () => {
  expect(read('electra', { embedding_size: 4 })).toMatchObject({ embeddingSize: 4 });
  expect(read('electra', { embedding_size: 8 })).not.toHaveProperty('embeddingSize');
});

describe('ALBERT', () => {
  beforeAll(() => tf.setBackend('cpu'));
  const albert = { embedding_size: 6, num_hidden_groups: 2 };
  const create = (encoder: EncoderConfig) =>
    SentenceEncoder.create(
      { encoder, pooling: ['mean'], modules: [], maxSeqLength: 16 },
      [...parameterShapes(encoder)].map(([name, shape]) => ({
        name,
        shape,
        data: seeded(
          name,
          shape.reduce((a, b) => a * b, 1),
        ),
      })),
    );

  test('has no dropout after its feed-forward part, unlike the others', async () => {
    const config = { ...read('albert', albert), hiddenDropout: 0.5, attentionOutputDropout: 0 };
    const { feedForwardDropout: _none, ...asOthers } = config;
    const embed = async (encoder: EncoderConfig) => {
      const model = await create(encoder);
      const out = tf.tidy(() => model.forward(pack([Int32Array.of(3, 4, 5)]), { seed: 1, step: 1 }));
      const values = [...(await out.data())];
      out.dispose();
      model.dispose();
      return values;
    };
    expect(await embed(config)).not.toEqual(await embed(asOthers));
  });

  test.each([
    [0, ['layers.0', 'layers.1']],
    [1, ['layers.0', 'layers.1']],
    [2, ['layers.1']],
    [3, ['layers.1']],
    [4, []],
  ])(
    'with %i of 4 frozen layers in 2 groups trains the weights that a later layer uses',
    async (layers, groups) => {
      const model = await create(read('albert', albert));
      model.freeze({ freezeEmbeddings: true, frozenLayers: layers });
      const trained = [...model.trainable.keys()];
      const found = new Set(trained.flatMap((name) => /^layers\.\d+/.exec(name) ?? []));
      expect([...found]).toEqual(groups);
      expect(trained).toContain('projection.weight');
      expect(trained).not.toContain('embeddings.word');
      model.dispose();
    },
  );
});
