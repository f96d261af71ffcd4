/** MPNet (Song et al. 2020): RoBERTa without token types, with a learned bias for the distance between two tokens. */

import * as z from 'zod/mini';
import { message } from '../../../messages/message';
import { checked } from '../files/files';
import { distanceBuckets } from '../types';
import { bertBuffers, bertEncoder, bertNames, bertSchema } from './bert';
import { positionCount, unsupported, withPadding } from './fields';
import { type Architecture, fileNames } from './types';

// Defaults as in transformers' MPNetConfig.
const schema = z.extend(bertSchema, {
  relative_attention_num_buckets: z._default(positionCount, distanceBuckets),
});

/** Fixed in transformers' modeling_mpnet.py, whatever the config says. */
const padId = 1;

export const mpnet: Architecture = {
  className: 'MPNetModel',
  tokenizerClass: 'MPNetTokenizer',
  prefix: 'mpnet.',
  heads: ['pooler.', 'lm_head.', 'classifier.', 'qa_outputs.'],
  buffers: bertBuffers,
  modelArguments: { add_pooling_layer: false },
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    const buckets = config.relative_attention_num_buckets;
    if (buckets !== distanceBuckets) {
      throw unsupported(message('model.config.distanceBuckets', { path, buckets }));
    }
    const encoder = withPadding(bertEncoder(config, path), padId, path);
    return { ...encoder, tokenTypes: 0, relativePositions: true };
  },
  fileName: fileNames({
    ...bertNames,
    'attention.distance.bias': 'encoder.relative_attention_bias.weight',
    layer: {
      ...bertNames.layer,
      'attention.query': 'attention.attn.q',
      'attention.key': 'attention.attn.k',
      'attention.value': 'attention.attn.v',
      'attention.output': 'attention.attn.o',
      'attention.norm': 'attention.LayerNorm',
    },
  }),
};
