/** RoBERTa (Liu et al. 2019) and XLM-RoBERTa (Conneau et al. 2020): BERT whose positions begin after the padding's id. */

import * as z from 'zod/mini';
import { checked } from '../files/files';
import { bertBuffers, bertEncoder, bertNames, bertSchema } from './bert';
import { withPadding } from './fields';
import { type Architecture, fileNames } from './types';

// Defaults as in transformers' RobertaConfig.
const schema = z.extend(bertSchema, {
  pad_token_id: z._default(z.number().check(z.int(), z.nonnegative()), 1),
});

export const roberta: Architecture = {
  className: 'RobertaModel',
  tokenizerClass: 'RobertaTokenizer',
  prefix: 'roberta.',
  heads: ['pooler.', 'lm_head.', 'classifier.', 'qa_outputs.'],
  buffers: bertBuffers,
  modelArguments: { add_pooling_layer: false },
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    return withPadding(bertEncoder(config, path), config.pad_token_id, path);
  },
  fileName: fileNames(bertNames),
};

export const xlmRoberta: Architecture = {
  ...roberta,
  className: 'XLMRobertaModel',
  tokenizerClass: 'XLMRobertaTokenizer',
};
