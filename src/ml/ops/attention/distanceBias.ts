/**
 * What MPNet (Song et al. 2020) adds to attention's scores for the distance between two tokens: distances are sorted into
 * buckets, near ones one by one and far ones on a logarithmic scale, as in T5 (Raffel et al. 2020).
 */

import * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../../kernels/select';
import { distanceBuckets } from '../../model/types';
import { differentiable } from '../differentiable';

const half = distanceBuckets / 2;
const near = half / 2;
const farthest = 128;

/** The bucket of `distance` = j − i, of what token i asks of token j. Rounded as float32, in which Python computes. */
export function bucketOf(distance: number): number {
  const ahead = distance > 0 ? half : 0;
  const steps = Math.abs(distance);
  if (steps < near) return ahead + steps;
  const octaves = Math.fround(Math.fround(Math.log(steps / near)) / Math.fround(Math.log(farthest / near)));
  return ahead + Math.min(half - 1, near + Math.trunc(Math.fround(octaves * (half - near))));
}

/**
 * The bias of every distance in sentences of at most `longest` tokens.
 * @param table [buckets, heads]
 * @returns [heads, 2·longest − 1]; column c is the distance c − longest + 1
 */
export function distanceBias(table: tf.Tensor2D, longest: number): tf.Tensor2D {
  const buckets = Int32Array.from({ length: 2 * longest - 1 }, (_, c) => bucketOf(c - longest + 1));
  return differentiable([table], () => ({
    value: tf.transpose(tf.gather(table, tf.tensor1d(buckets, 'int32'))),
    saved: [],
    backward: (dy) => [kernels().scatterAdd(tf.transpose(dy), buckets, table.shape)],
  }));
}
