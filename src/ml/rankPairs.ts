/** How well each first sentence finds its partner among all second ones, by one product of unit vectors. */

import * as tf from '@tensorflow/tfjs-core';
import type { EvaluationPair } from '../core/data/pairing';
import { rankingMetrics } from '../core/metrics/ranking';
import type { RankingMetrics } from '../core/metrics/types';

/** The work grows with the square; as many as a held-out part has at most. */
export const maxRanked = 2000;

/** Takes the pairs of label 1, the first `maxRanked` of them. Null where there are none. */
export async function rankPairs(
  pairs: readonly EvaluationPair[],
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<RankingMetrics | null> {
  const partners = pairs.filter(({ label }) => label === 1).slice(0, maxRanked);
  const [sentences1, sentences2] = [
    partners.map(({ sentence1 }) => sentence1),
    partners.map(({ sentence2 }) => sentence2),
  ];
  const n = partners.length;
  if (n === 0) return null;
  const product = tf.tidy(() => {
    const [a, b] = [unitRows(sentences1, vectors), unitRows(sentences2, vectors)];
    return tf.matMul(a, tf.transpose(b)); // [n, n]
  });
  const cosines = await product.data<'float32'>();
  product.dispose();
  return rankingMetrics((i, j) => cosines[i * n + j] ?? NaN, sentences1, sentences2);
}

/** [n, H], each row of length 1 */
function unitRows(texts: readonly string[], vectors: ReadonlyMap<string, Float32Array>): tf.Tensor2D {
  const rows = texts.map((text) => vectors.get(text) ?? new Float32Array(0));
  const width = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    const norm = Math.hypot(...row) || 1;
    for (let k = 0; k < width; k++) data[i * width + k] = (row[k] ?? 0) / norm;
  }
  return tf.tensor2d(data, [rows.length, width]);
}
