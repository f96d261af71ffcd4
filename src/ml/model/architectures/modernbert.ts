/** ModernBERT (Warner et al. 2024), as transformers' ModernBertModel saves it. */

import * as z from 'zod/mini';
import { message } from '../../../messages/message';
import { checked } from '../files/files';
import type { RotaryLayer } from '../types';
import {
  activation,
  flag,
  headCount,
  layerCount,
  positionCount,
  probability,
  unsupported,
  vocabularySize,
  width,
  withWholeHeads,
} from './fields';
import { type Architecture, fileNames } from './types';

const theta = z.number().check(z.positive());
const full = 'full_attention';
const sliding = 'sliding_attention';
const rope = z.optional(
  z.nullable(z.object({ rope_type: z._default(z.string(), 'default'), rope_theta: z.optional(theta) })),
);

// Defaults as in transformers' ModernBertConfig; the angles and kinds of layers as transformers 4 and 5 write them.
const schema = z.object({
  vocab_size: vocabularySize,
  hidden_size: width,
  num_hidden_layers: layerCount,
  num_attention_heads: headCount,
  intermediate_size: width,
  max_position_embeddings: positionCount,
  hidden_activation: z._default(z.string(), 'gelu'),
  norm_eps: z._default(z.number().check(z.positive()), 1e-5),
  norm_bias: flag,
  attention_bias: flag,
  mlp_bias: flag,
  attention_dropout: z._default(probability, 0),
  embedding_dropout: z._default(probability, 0),
  mlp_dropout: z._default(probability, 0),
  local_attention: z._default(positionCount, 128),
  global_attn_every_n_layers: z._default(layerCount, 3),
  layer_types: z.optional(z.nullable(z.array(z.enum([full, sliding])))),
  rope_parameters: z.optional(z.nullable(z.object({ [full]: rope, [sliding]: rope }))),
  global_rope_theta: z._default(theta, 160_000),
  local_rope_theta: z.optional(z.nullable(theta)),
  rope_scaling: z.optional(z.nullable(z.unknown())),
});

type Config = z.output<typeof schema>;

/** @throws ModelError for angles that are scaled, and for too few kinds of layers */
function rotaryLayers(config: Config, path: string): readonly RotaryLayer[] {
  const { rope_parameters: ropes, layer_types: types, num_hidden_layers: layers } = config;
  const kinds = Object.values(ropes ?? {}).map((one) => one?.rope_type ?? 'default');
  const scaled = config.rope_scaling ? 'rope_scaling' : kinds.find((kind) => kind !== 'default');
  if (scaled !== undefined)
    throw unsupported(message('model.config.positionEmbeddings', { path, kind: scaled }));
  if (types && types.length !== layers) {
    throw unsupported(message('model.config.layerTypes', { path, types: types.length, layers }));
  }
  const everywhere = {
    theta: ropes?.[full]?.rope_theta ?? config.global_rope_theta,
    window: null,
  };
  const nearby = {
    theta: ropes?.[sliding]?.rope_theta ?? config.local_rope_theta ?? 10_000,
    window: Math.floor(config.local_attention / 2),
  };
  return Array.from({ length: layers }, (_, i) => {
    const kind = types ? types[i] : i % config.global_attn_every_n_layers === 0 ? full : sliding;
    return kind === full ? everywhere : nearby;
  });
}

export const modernbert: Architecture = {
  className: 'ModernBertModel',
  tokenizerClass: 'PreTrainedTokenizerFast',
  prefix: 'model.',
  heads: ['head.', 'decoder.', 'classifier.'],
  buffers: [],
  modelArguments: {},
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    const biased = (['norm_bias', 'attention_bias', 'mlp_bias'] as const).find((name) => config[name]);
    if (biased) throw unsupported(message('model.config.biases', { path, field: biased }));
    const encoder = withWholeHeads(
      {
        vocabSize: config.vocab_size,
        hiddenSize: config.hidden_size,
        layers: config.num_hidden_layers,
        heads: config.num_attention_heads,
        intermediateSize: config.intermediate_size,
        maxPositions: config.max_position_embeddings,
        tokenTypes: 0,
        layerNormEps: config.norm_eps,
        activation: activation(config.hidden_activation, path),
        hiddenDropout: config.embedding_dropout,
        attentionOutputDropout: config.attention_dropout,
        feedForwardDropout: config.mlp_dropout,
        attentionDropout: config.attention_dropout,
        rotary: rotaryLayers(config, path),
      },
      path,
    );
    // Halves of each head are turned into each other.
    if ((encoder.hiddenSize / encoder.heads) % 2 === 0) return encoder;
    const { hiddenSize, heads } = encoder;
    throw unsupported(message('model.config.oddHeads', { path, hiddenSize, heads }));
  },
  fileName: fileNames({
    'embeddings.word': 'embeddings.tok_embeddings.weight',
    'embeddings.norm': 'embeddings.norm',
    'final.norm': 'final_norm',
    layers: 'layers',
    layer: {
      'attention.norm': 'attn_norm',
      'attention.qkv': 'attn.Wqkv',
      'attention.output': 'attn.Wo',
      'ffn.norm': 'mlp_norm',
      'ffn.in': 'mlp.Wi',
      'ffn.out': 'mlp.Wo',
    },
  }),
};
