/** BERT (Devlin et al. 2018), as transformers' BertModel saves it. */

import * as z from 'zod/mini';
import { message } from '../../../messages/message';
import { checked } from '../files/files';
import type { EncoderConfig } from '../types';
import {
  activation,
  flag,
  headCount,
  layerCount,
  positionCount,
  probability,
  typeCount,
  unsupported,
  vocabularySize,
  width,
  withWholeHeads,
} from './fields';
import { type Architecture, type FamilyNames, fileNames } from './types';

/** Defaults as in transformers' BertConfig; the fields of its relatives' configs have the same names. */
export const bertSchema = z.object({
  vocab_size: vocabularySize,
  hidden_size: width,
  num_hidden_layers: layerCount,
  num_attention_heads: headCount,
  intermediate_size: width,
  max_position_embeddings: positionCount,
  type_vocab_size: z._default(typeCount, 2),
  layer_norm_eps: z._default(z.number().check(z.positive()), 1e-12),
  hidden_act: z._default(z.string(), 'gelu'),
  hidden_dropout_prob: z._default(probability, 0.1),
  attention_probs_dropout_prob: z._default(probability, 0.1),
  position_embedding_type: z.optional(z.nullable(z.string())),
  is_decoder: flag,
});

/** Dropouts, activation and the like, which its relatives share. Throws a ModelError for what is not supported. */
export function bertEncoder(config: z.output<typeof bertSchema>, path: string): EncoderConfig {
  const kind = config.position_embedding_type ?? 'absolute';
  if (kind !== 'absolute') throw unsupported(message('model.config.positionEmbeddings', { path, kind }));
  if (config.is_decoder) throw unsupported(message('model.config.decoder', { path }));
  return withWholeHeads(
    {
      vocabSize: config.vocab_size,
      hiddenSize: config.hidden_size,
      layers: config.num_hidden_layers,
      heads: config.num_attention_heads,
      intermediateSize: config.intermediate_size,
      maxPositions: config.max_position_embeddings,
      tokenTypes: config.type_vocab_size,
      layerNormEps: config.layer_norm_eps,
      activation: activation(config.hidden_act, path),
      hiddenDropout: config.hidden_dropout_prob,
      attentionOutputDropout: config.hidden_dropout_prob,
      attentionDropout: config.attention_probs_dropout_prob,
    },
    path,
  );
}

export const bertNames: FamilyNames = {
  'embeddings.word': 'embeddings.word_embeddings.weight',
  'embeddings.position': 'embeddings.position_embeddings.weight',
  'embeddings.tokenType': 'embeddings.token_type_embeddings.weight',
  'embeddings.norm': 'embeddings.LayerNorm',
  layers: 'encoder.layer',
  layer: {
    'attention.query': 'attention.self.query',
    'attention.key': 'attention.self.key',
    'attention.value': 'attention.self.value',
    'attention.output': 'attention.output.dense',
    'attention.norm': 'attention.output.LayerNorm',
    'ffn.in': 'intermediate.dense',
    'ffn.out': 'output.dense',
    'ffn.norm': 'output.LayerNorm',
  },
};

/** The buffers of every family but DistilBERT's. */
export const bertBuffers = ['embeddings.position_ids', 'embeddings.token_type_ids'];

export const bert: Architecture = {
  className: 'BertModel',
  tokenizerClass: 'BertTokenizer',
  prefix: 'bert.',
  heads: ['pooler.', 'cls.', 'classifier.', 'qa_outputs.'],
  buffers: bertBuffers,
  modelArguments: { add_pooling_layer: false },
  encoderConfig: (value, path) => bertEncoder(checked(bertSchema, value, path), path),
  fileName: fileNames(bertNames),
};
