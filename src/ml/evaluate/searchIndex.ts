/**
 * Ranks the documents of a search for every query, by products of unit vectors in pieces: only the vectors, one piece of
 * the product and the best hits of each query are in memory.
 */

import * as tf from '@tensorflow/tfjs-core';
import { retrievalResults, searchDepth, type Search } from '../../core/metrics/retrieval';
import { createTopHits } from '../../core/metrics/topHits';
import type { Side } from '../../core/model/types';
import type { RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';
import type { Vectors } from '../encoder/encodeTexts';

type ProgressEvent = Extract<RunEvent, { type: 'progress' }>;

export interface SearchIndex {
  /** Keeps the vectors of the search's texts; the first one of each. Queries are first sentences, documents second ones. */
  take(vectors: Vectors): void;
  /** To be called after every text's vector was taken. Null without queries, and if a cosine is not a number. */
  rank(): AsyncGenerator<ProgressEvent, ReturnType<typeof retrievalResults>>;
}

/** The rows and columns of one piece of the product, which takes some megabytes. */
const piece = { queries: 500, documents: 2000 };

export function createSearchIndex(search: Search, { queries, documents } = piece): SearchIndex {
  const [asked, found] = [
    createUnitRows(search.queries, 'sentence1'),
    createUnitRows(search.documents, 'sentence2'),
  ];
  return {
    take(vectors) {
      asked.take(vectors);
      found.take(vectors);
    },
    async *rank() {
      const [q, d] = [search.queries.length, search.documents.length];
      const top = createTopHits(q, Math.min(searchDepth, d));
      for (let column = 0; column < d; column += documents) {
        for (let row = 0; row < q; row += queries) {
          const product = tf.tidy(() =>
            tf.matMul(asked.rows(row, row + queries), tf.transpose(found.rows(column, column + documents))),
          ); // [queries, documents]
          try {
            const cosines = await product.data<'float32'>();
            const [height = 0, width = 0] = product.shape;
            for (let i = 0; i < height; i++) {
              for (let j = 0; j < width; j++) top.offer(row + i, column + j, cosines[i * width + j] ?? NaN);
            }
          } finally {
            product.dispose();
          }
          const done = column * q + Math.min(q, row + queries) * Math.min(d - column, documents);
          yield { type: 'progress', what: message('training.progress.ranking'), done, total: q * d };
        }
      }
      return retrievalResults(search, top);
    },
  };
}

/** The vectors of the texts scaled to length 1; zero vectors stay zero. */
function createUnitRows(texts: readonly string[], side: Side) {
  const taken = new Uint8Array(texts.length);
  let width = 0;
  let data = new Float32Array(0); // [texts, width]
  return {
    take(vectors: Vectors): void {
      for (const [i, text] of texts.entries()) {
        const vector = vectors.get(text, side);
        if (!vector || taken[i]) continue;
        if (width === 0) {
          width = vector.length;
          data = new Float32Array(texts.length * width);
        }
        const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
        data.set(
          vector.map((x) => x / norm),
          i * width,
        );
        taken[i] = 1;
      }
    },
    rows(from: number, to: number): tf.Tensor2D {
      const rows = data.subarray(from * width, to * width);
      return tf.tensor2d(rows, [Math.min(to, texts.length) - from, width]);
    },
  };
}
