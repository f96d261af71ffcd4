/** DistilBERT (Sanh et al. 2019), as transformers' DistilBertModel saves it: BERT without token types. */

import * as z from 'zod/mini';
import { checked } from '../files/files';
import {
  activation,
  headCount,
  layerCount,
  positionCount,
  probability,
  vocabularySize,
  width,
  withWholeHeads,
} from './fields';
import { type Architecture, fileNames } from './types';

// Defaults as in transformers' DistilBertConfig.
const schema = z.object({
  vocab_size: vocabularySize,
  dim: width,
  n_layers: layerCount,
  n_heads: headCount,
  hidden_dim: width,
  max_position_embeddings: positionCount,
  activation: z._default(z.string(), 'gelu'),
  dropout: z._default(probability, 0.1),
  attention_dropout: z._default(probability, 0.1),
});

export const distilbert: Architecture = {
  className: 'DistilBertModel',
  tokenizerClass: 'BertTokenizer',
  prefix: 'distilbert.',
  heads: [
    'vocab_transform.',
    'vocab_layer_norm.',
    'vocab_projector.',
    'pre_classifier.',
    'classifier.',
    'qa_outputs.',
  ],
  buffers: ['embeddings.position_ids'],
  modelArguments: {},
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    return withWholeHeads(
      {
        vocabSize: config.vocab_size,
        hiddenSize: config.dim,
        layers: config.n_layers,
        heads: config.n_heads,
        intermediateSize: config.hidden_dim,
        maxPositions: config.max_position_embeddings,
        tokenTypes: 0,
        layerNormEps: 1e-12, // fixed in transformers' modeling_distilbert.py
        activation: activation(config.activation, path),
        hiddenDropout: config.dropout,
        attentionOutputDropout: 0, // transformers' modeling_distilbert.py has none after out_lin
        attentionDropout: config.attention_dropout,
      },
      path,
    );
  },
  fileName: fileNames({
    'embeddings.word': 'embeddings.word_embeddings.weight',
    'embeddings.position': 'embeddings.position_embeddings.weight',
    'embeddings.norm': 'embeddings.LayerNorm',
    layers: 'transformer.layer',
    layer: {
      'attention.query': 'attention.q_lin',
      'attention.key': 'attention.k_lin',
      'attention.value': 'attention.v_lin',
      'attention.output': 'attention.out_lin',
      'attention.norm': 'sa_layer_norm',
      'ffn.in': 'ffn.lin1',
      'ffn.out': 'ffn.lin2',
      'ffn.norm': 'output_layer_norm',
    },
  }),
};
