/** Every loss of the catalogue against sentence-transformers, on whatever backend is set. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { lossNames } from '../../../src/core/losses/catalogue';
import { SentenceEncoder } from '../../../src/ml/encoder';
import { batchGradients } from '../../../src/ml/step';
import { goldenLosses, weightArrays } from '../../golden';
import { expectClose } from './close';

export function lossesGoldenSuite(ready: () => Promise<void>): void {
  const { encoder: config, weights, sentences, cases } = goldenLosses();
  const ids = (indices: readonly number[] | undefined) =>
    indices ? indices.map((index) => Int32Array.from(sentences[index] ?? [])) : null;

  it('every loss of the catalogue has cases', () => {
    expect(new Set(cases.map(({ loss }) => loss))).toEqual(new Set(lossNames));
  });

  describe.each(lossNames)('%s equals that of sentence-transformers, and its gradients', (name) => {
    it.each(cases.filter(({ loss }) => loss === name))('$name', async (part) => {
      await ready();
      const { pooling, normalize, columns, labels } = part;
      const encoder = await SentenceEncoder.create(
        {
          encoder: config,
          pooling: [pooling],
          modules: normalize ? [{ kind: 'normalize' }] : [],
          maxSeqLength: config.maxPositions,
        },
        weightArrays(config, weights),
      );
      const head = headOf(part.head);
      const before = tf.memory().numTensors;
      const { loss, gradients } = batchGradients(
        encoder,
        {
          sentence1: ids(columns[0]) ?? [],
          sentence2: ids(columns[1]),
          negative: ids(columns[2]),
          labels: Float32Array.from(labels ?? (columns[0] ?? []).map(() => 1)),
        },
        { ...part, head, loss: name, lossParams: part.params, dropout: null },
      );
      expect(tf.memory().numTensors - before).toBe(1 + gradients.size);
      const [value = NaN] = await loss.data();
      expect(Math.abs(value - part.lossValue)).toBeLessThanOrEqual(1e-5 * Math.abs(part.lossValue) + 1e-7);

      const expectGradient = async (weight: string, expected: Float32Array, isLinear: boolean) => {
        const gradient = gradients.get(weight);
        if (!gradient) throw new Error(`No gradient for ${weight}.`);
        const turned = isLinear ? tf.transpose(gradient) : gradient.clone();
        expectClose(
          await turned.data<'float32'>(),
          expected,
          toleranceOf(expected, part.float32Error),
          weight,
        );
        turned.dispose();
      };
      for (const { name: weight, shape, data } of weightArrays(config, part.gradients)) {
        await expectGradient(weight, data, shape.length === 2 && weight.startsWith('layers.'));
      }
      for (const [weight, data] of part.headGradients) {
        await expectGradient(`classifier.${weight}`, data, weight === 'weight');
      }
      tf.dispose([loss, ...gradients.values(), ...head.values()]);
      encoder.dispose();
    });
  });
}

/** SoftmaxLoss's classifier, its weight turned to [features, classes]; empty for other losses. */
function headOf(arrays: ReadonlyMap<string, Float32Array>): ReadonlyMap<string, tf.Variable> {
  const classes = arrays.get('bias')?.length ?? 0;
  return new Map(
    [...arrays].map(([name, values]) => {
      const initial = tf.tidy(() =>
        name === 'weight'
          ? tf.transpose(tf.tensor2d(values, [classes, values.length / classes]))
          : tf.tensor1d(values),
      );
      const variable = tf.variable(initial);
      initial.dispose();
      return [`classifier.${name}`, variable];
    }),
  );
}

/** 1e-4 of a weight's largest slope; 1e-6, or what float32 can tell, where its slopes are that small. */
function toleranceOf(slopes: Float32Array, float32Error: number): number {
  const largest = slopes.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return Math.max(1e-6, 2 * float32Error, 1e-4 * largest);
}
