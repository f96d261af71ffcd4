/** ELECTRA (Clark et al. 2020): BERT whose embeddings may be narrower than its layers. */

import * as z from 'zod/mini';
import { checked } from '../files/files';
import { bertBuffers, bertEncoder, bertNames, bertSchema } from './bert';
import { width } from './fields';
import { type Architecture, fileNames } from './types';

// Defaults as in transformers' ElectraConfig.
const schema = z.extend(bertSchema, {
  embedding_size: z._default(width, 128),
});

export const electra: Architecture = {
  className: 'ElectraModel',
  tokenizerClass: 'BertTokenizer',
  prefix: 'electra.',
  heads: [
    'discriminator_predictions.',
    'generator_predictions.',
    'generator_lm_head.',
    'classifier.',
    'qa_outputs.',
  ],
  buffers: bertBuffers,
  modelArguments: {},
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    const encoder = bertEncoder(config, path);
    // The projection is there where the widths differ only.
    return config.embedding_size === encoder.hiddenSize
      ? encoder
      : { ...encoder, embeddingSize: config.embedding_size };
  },
  fileName: fileNames({ ...bertNames, projection: 'embeddings_project' }),
};
