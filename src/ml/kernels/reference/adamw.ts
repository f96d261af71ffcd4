import * as tf from '@tensorflow/tfjs-core';
import type { ParameterUpdate } from '../contract';

export function adamw(updates: readonly ParameterUpdate[]): void {
  for (const one of updates) tf.tidy(() => updateOne(one));
}

function updateOne({ weights, gradient, moments, update }: ParameterUpdate): void {
  const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
  const g = tf.mul(gradient, gradientScale);
  const m = tf.add(tf.mul(moments.m, beta1), tf.mul(g, 1 - beta1));
  const v = tf.add(tf.mul(moments.v, beta2), tf.mul(tf.square(g), 1 - beta2));
  const denominator = tf.add(tf.div(tf.sqrt(v), Math.sqrt(update.correction2)), eps);
  const decayed = tf.mul(weights, 1 - learningRate * weightDecay);
  const step = tf.mul(tf.div(m, denominator), learningRate / update.correction1);
  weights.assign(tf.sub(decayed, step));
  moments.m.assign(m);
  moments.v.assign(v);
}
