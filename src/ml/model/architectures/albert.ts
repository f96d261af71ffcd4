/** ALBERT (Lan et al. 2020): BERT whose layers share their weights and whose embeddings are narrower than its layers. */

import * as z from 'zod/mini';
import { message } from '../../../messages/message';
import { checked } from '../files/files';
import { bertBuffers, bertEncoder, bertNames, bertSchema } from './bert';
import { layerCount, probability, unsupported, width } from './fields';
import { type Architecture, fileNames } from './types';

// Defaults as in transformers' AlbertConfig.
const schema = z.extend(bertSchema, {
  embedding_size: z._default(width, 128),
  num_hidden_groups: z._default(layerCount, 1),
  inner_group_num: z._default(layerCount, 1),
  hidden_act: z._default(z.string(), 'gelu_new'),
  hidden_dropout_prob: z._default(probability, 0),
  attention_probs_dropout_prob: z._default(probability, 0),
});

export const albert: Architecture = {
  className: 'AlbertModel',
  tokenizerClass: 'AlbertTokenizer',
  prefix: 'albert.',
  heads: ['pooler.', 'predictions.', 'sop_classifier.', 'classifier.', 'qa_outputs.'],
  buffers: bertBuffers,
  modelArguments: { add_pooling_layer: false },
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    if (config.inner_group_num !== 1) {
      throw unsupported(message('model.config.layersPerGroup', { path, layers: config.inner_group_num }));
    }
    if (config.num_hidden_groups > config.num_hidden_layers) {
      throw unsupported(message('model.config.moreGroupsThanLayers', { path }));
    }
    return {
      ...bertEncoder(config, path),
      embeddingSize: config.embedding_size,
      layerSets: config.num_hidden_groups,
      feedForwardDropout: 0, // transformers' modeling_albert.py has none after ffn_output
    };
  },
  fileName: fileNames({
    ...bertNames,
    projection: 'encoder.embedding_hidden_mapping_in',
    layers: 'encoder.albert_layer_groups',
    layer: {
      'attention.query': 'albert_layers.0.attention.query',
      'attention.key': 'albert_layers.0.attention.key',
      'attention.value': 'albert_layers.0.attention.value',
      'attention.output': 'albert_layers.0.attention.dense',
      'attention.norm': 'albert_layers.0.attention.LayerNorm',
      'ffn.in': 'albert_layers.0.ffn',
      'ffn.out': 'albert_layers.0.ffn_output',
      'ffn.norm': 'albert_layers.0.full_layer_layer_norm',
    },
  }),
};
