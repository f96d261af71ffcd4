/**
 * A bag of tokens, as sentence-transformers' StaticEmbedding (model2vec): each token has a vector, a sentence is their mean.
 * Its folder has no config.json; what stands for it is the shape of its table.
 */

import * as z from 'zod/mini';
import { checked } from '../files/files';
import { vocabularySize, width } from './fields';
import type { Architecture } from './types';

const schema = z.object({ vocab_size: vocabularySize, hidden_size: width });

/** More tokens than a sentence has: there are no positions that bound it. */
export const unboundedTokens = 1_000_000;

const table = 'embedding.weight';
/** As model2vec calls it. */
const otherTable = 'embeddings';
export const tableNames: readonly string[] = [table, otherTable];

export const staticEmbedding: Architecture = {
  className: 'StaticEmbedding',
  tokenizerClass: 'PreTrainedTokenizerFast',
  prefix: '',
  heads: [],
  otherNames: { [otherTable]: table },
  buffers: [],
  modelArguments: {},
  encoderConfig(value, path) {
    const config = checked(schema, value, path);
    return {
      vocabSize: config.vocab_size,
      hiddenSize: config.hidden_size,
      bag: true,
      layers: 0,
      heads: 1,
      intermediateSize: 0,
      maxPositions: unboundedTokens,
      tokenTypes: 0,
      layerNormEps: 0,
      activation: 'gelu',
      hiddenDropout: 0,
      attentionOutputDropout: 0,
      attentionDropout: 0,
    };
  },
  fileName(parameter) {
    if (parameter !== 'embeddings.word') throw new RangeError(`No parameter is called "${parameter}".`);
    return table;
  },
};
