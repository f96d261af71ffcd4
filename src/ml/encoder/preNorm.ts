/** The layers of ModernBERT (Warner et al. 2024), which normalise the input of each part. */

import * as tf from '@tensorflow/tfjs-core';
import { eachOnce } from '../../core/eachOnce';
import type { RotaryLayer } from '../model/types';
import { dropout } from '../ops/dropout';
import { gatedActivation } from '../ops/gatedActivation';
import { residual } from '../ops/residual';
import { rotaryAttention, type Turns, turnsOf, windowBias } from '../ops/attention/rotaryAttention';
import { type LayerParts, sitesPerLayer } from './layerParts';

/** @returns the token vectors [T, H] */
export function preNormLayers(parts: LayerParts, rotary: readonly RotaryLayer[]): tf.Tensor2D {
  const { encoder, batch, linear, norm, site } = parts;
  const { heads, hiddenSize, feedForwardDropout = 0 } = encoder;
  const turnsBy = eachOnce((theta: number) => turnsOf(batch.offsets, hiddenSize / heads, theta));
  const biasBy = eachOnce((window: number | null) => windowBias(batch.offsets, heads, { window }));
  // Made before the layers, which dispose of what is made in them.
  const kinds = rotary.map(({ theta, window }) => ({ turns: turnsBy(theta), bias: biasBy(window) }));

  const attended = (x: tf.Tensor2D, index: number, turns: Turns, bias: tf.Tensor2D | null) => {
    const name = `layers.${index}.attention`;
    const first = 1 + index * sitesPerLayer;
    const context = rotaryAttention(
      // The embeddings are normalised already.
      linear(index === 0 ? x : norm(x, null, `${name}.norm`), `${name}.qkv`),
      turns,
      { offsets: batch.offsets, heads, dropout: site(first, encoder.attentionDropout) },
      bias,
    );
    return dropout(linear(context, `${name}.output`), site(first + 1, encoder.attentionOutputDropout));
  };
  const fedForward = (x: tf.Tensor2D, index: number) => {
    const name = `layers.${index}.ffn`;
    const inner = gatedActivation(linear(norm(x, null, `${name}.norm`), `${name}.in`), encoder.activation);
    return linear(dropout(inner, site(1 + index * sitesPerLayer + 2, feedForwardDropout)), `${name}.out`);
  };

  let x = tf.tidy(() =>
    dropout(norm(parts.words(), null, 'embeddings.norm'), site(0, encoder.hiddenDropout)),
  );
  for (const [i, { turns, bias }] of kinds.entries()) {
    x = tf.tidy(() => {
      const middle = residual(x, attended(x, i, turns, bias));
      return residual(middle, fedForward(middle, i));
    });
  }
  return norm(x, null, 'final.norm');
}
