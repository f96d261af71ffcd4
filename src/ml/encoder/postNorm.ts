/** The layers of BERT and its relatives, which normalise the sum of each part's input and output. */

import * as tf from '@tensorflow/tfjs-core';
import { longestSentence } from '../kernels/padding';
import { gelu } from '../ops/activation';
import { attention } from '../ops/attention/attention';
import { distanceBias } from '../ops/attention/distanceBias';
import { dropout } from '../ops/dropout';
import { embedding } from '../ops/embedding';
import { toFloat, toHalf } from '../ops/halfPrecision';
import { type LayerParts, sitesPerLayer } from './layerParts';
import { positionsOf } from './packing';

/** @returns the token vectors [T, H] */
export function postNormLayers(parts: LayerParts): tf.Tensor2D {
  const { encoder, batch, linear, norm, site, half } = parts;
  const { layers, layerSets = layers, feedForwardDropout = encoder.hiddenDropout } = encoder;
  const bias = encoder.relativePositions
    ? distanceBias(parts.matrix('attention.distance.bias'), longestSentence(batch.offsets))
    : null;
  let x = tf.tidy(() => {
    const embedded = dropout(embeddings(parts), site(0, encoder.hiddenDropout));
    return half ? toHalf(embedded) : embedded;
  });
  // If only adapters train, no gradient is needed below the first of them.
  let needsInputGrad = parts.adapter('projection') !== null;
  if (encoder.embeddingSize !== undefined) x = linear(x, 'projection', false);
  const layer = (x: tf.Tensor2D, index: number) => {
    const name = `layers.${Math.floor((index * layerSets) / layers)}`;
    const first = 1 + index * sitesPerLayer;
    const context = attention(
      linear(x, `${name}.attention.query`, needsInputGrad),
      linear(x, `${name}.attention.key`, needsInputGrad),
      linear(x, `${name}.attention.value`, needsInputGrad),
      { offsets: batch.offsets, heads: encoder.heads, dropout: site(first, encoder.attentionDropout) },
      bias,
    ); // [T, H]
    needsInputGrad ||= parts.adapter(`${name}.attention.query`) !== null;
    const attended = linear(context, `${name}.attention.output`);
    const mixed = dropout(attended, site(first + 1, encoder.attentionOutputDropout));
    const middle = norm(mixed, x, `${name}.attention.norm`);
    const inner = gelu(linear(middle, `${name}.ffn.in`), encoder.activation); // [T, M]
    const outer = linear(inner, `${name}.ffn.out`); // [T, H]
    return norm(dropout(outer, site(first + 2, feedForwardDropout)), middle, `${name}.ffn.norm`);
  };
  // Tensors that the backward pass does not need are disposed of at the end of each layer.
  for (let i = 0; i < layers; i++) x = tf.tidy(() => layer(x, i));
  return half ? toFloat(x) : x;
}

/** [T] → [T, E] */
function embeddings({ encoder, batch, matrix, norm, words }: LayerParts): tf.Tensor2D {
  const rows = words();
  let positions = embedding(matrix('embeddings.position'), positionsOf(batch, encoder.padId));
  if (encoder.tokenTypes > 0) {
    const types = matrix('embeddings.tokenType');
    positions = tf.add(positions, tf.slice(types, [0, 0], [1, types.shape[1]])); // a single sentence is all type 0
  }
  return norm(rows, positions, 'embeddings.norm');
}
