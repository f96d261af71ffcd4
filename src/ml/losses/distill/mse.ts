/**
 * MSELoss of sentence-transformers (Reimers & Gurevych 2020): the mean squared difference of each vector and the teacher's
 * of the same sentence. Where rows have different numbers of negatives each sentence weighs the same.
 */

import * as tf from '@tensorflow/tfjs-core';
import { teacherOf } from '../columns';
import type { LossFunction } from '../types';

export const mseLoss: LossFunction = (batch) => {
  const teacher = teacherOf(batch);
  const present = (columns: readonly (tf.Tensor2D | null)[]) => columns.filter((column) => column !== null);
  const vectors = present([batch.sentence1, batch.sentence2, batch.negatives && batch.negatives.vectors]);
  const targets = present([teacher.sentence1, teacher.sentence2, teacher.negatives]);
  return tf.mean<tf.Scalar>(tf.square(tf.sub(tf.concat(vectors, 0), tf.concat(targets, 0))));
};
