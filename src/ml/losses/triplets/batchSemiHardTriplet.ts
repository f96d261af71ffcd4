/**
 * BatchSemiHardTripletLoss of sentence-transformers (Schroff et al. 2015): the mean of max(0, d(a, p) − d(a, n) +
 * margin) over all pairs of one class, where n is the closest of another class that is farther than p, else the
 * farthest of another class.
 */

import * as tf from '@tensorflow/tfjs-core';
import { batchSemiHardTriplet } from '../../../core/losses/entries/triplets/batchSemiHardTriplet';
import { readParams } from '../../../core/losses/params';
import { indicator } from '../ops/indicator';
import { oneHot } from '../ops/oneHot';
import { withDerivative } from '../ops/withDerivative';
import { byAnchors, distancesWithin, masksOf, total } from './batchTriplets';
import type { LossFunction } from '../types';

/** Beyond any distance; WGSL knows no infinity. */
const far = 1e30;

export const batchSemiHardTripletLoss: LossFunction = ({ sentence1, labels }, params) => {
  const { margin, distance } = readParams(batchSemiHardTriplet.params, params);
  const distances = distancesWithin(distance, sentence1);
  const [rows] = distances.shape;
  return withDerivative(distances, () => {
    const { positive, negative } = masksOf(labels);
    const parts = byAnchors(rows, (of, count) => {
      const asNegative = (x: tf.Tensor2D) => tf.reshape(of(x), [count, 1, rows]);
      const toPositive = of(distances); // [count, B], p along the row
      const toNegative = asNegative(distances);
      const farther = tf.logicalAnd(
        tf.cast(asNegative(negative), 'bool'),
        tf.greater(toNegative, tf.reshape(toPositive, [count, rows, 1])),
      ); // [count, B, B], n along the last
      const outside = tf.where(farther, tf.mul(toNegative, indicator(farther)), far);
      const closest = tf.min(outside, 2); // [count, B]
      const inside = tf.mul(of(distances), of(negative)); // [count, B], n along the row
      const farthest = tf.max(inside, 1, true); // [count, 1]
      const found = tf.less(closest, far);
      const chosen = tf.where(
        tf.reshape(found, [count, rows, 1]),
        oneHot(tf.argMin(outside, 2), rows),
        tf.mul(tf.reshape(oneHot(tf.argMax(inside, 1), rows), [count, 1, rows]), tf.ones([1, rows, 1])),
      ); // [count, B, B], a 1 at each pair's n
      const distanceToNegative = tf.where(found, closest, tf.mul(farthest, tf.onesLike(closest)));
      const gap = tf.add(tf.sub(toPositive, distanceToNegative), margin);
      const excess = tf.relu(tf.mul(gap, of(positive)));
      const active = indicator(tf.greater(excess, 0)); // [count, B]
      const taken = tf.sum(tf.mul(chosen, tf.reshape(active, [count, rows, 1])), 1);
      // An anchor without any negative has a distance of 0 to it, which nothing changes.
      return { sum: tf.sum(excess), derivative: tf.sub<tf.Tensor2D>(active, tf.mul(taken, of(negative))) };
    });
    const pairs = tf.maximum(tf.sum(positive), 1);
    return {
      value: tf.div<tf.Scalar>(total(parts.map(({ sum }) => sum)), pairs),
      derivative: tf.div(tf.concat(parts.map(({ derivative }) => derivative)), pairs),
    };
  });
};
