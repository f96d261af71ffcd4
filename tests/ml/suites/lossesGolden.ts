/** Every loss of the catalogue against sentence-transformers, on whatever backend is set. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { lossNames } from '../../../src/core/losses/catalogue';
import { SentenceEncoder } from '../../../src/ml/encoder';
import { batchGradients } from '../../../src/ml/step';
import { expectClose } from './close';
import { goldenLosses, weightArrays } from '../../golden';

export function lossesGoldenSuite(ready: () => Promise<void>): void {
  const { encoder: config, weights, sentences, cases } = goldenLosses();
  const ids = (indices: readonly number[]) => indices.map((index) => Int32Array.from(sentences[index] ?? []));

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
      const before = tf.memory().numTensors;
      const { loss, gradients } = batchGradients(
        encoder,
        {
          sentence1: ids(columns[0] ?? []),
          sentence2: ids(columns[1] ?? []),
          negative: columns[2] ? ids(columns[2]) : null,
          labels: Float32Array.from(labels ?? (columns[0] ?? []).map(() => 1)),
        },
        { ...part, loss: name, lossParams: part.params, dropout: null },
      );
      expect(tf.memory().numTensors - before).toBe(1 + gradients.size);
      const [value = NaN] = await loss.data();
      expect(Math.abs(value - part.lossValue)).toBeLessThanOrEqual(1e-5 * Math.abs(part.lossValue) + 1e-7);
      for (const { name: weight, shape, data } of weightArrays(config, part.gradients)) {
        const gradient = gradients.get(weight);
        if (!gradient) throw new Error(`No gradient for ${weight}.`);
        const linear = shape.length === 2 && weight.startsWith('layers.');
        const turned = linear ? tf.transpose(gradient) : gradient.clone();
        expectGradient(await turned.data<'float32'>(), data, part.float32Error, weight);
        turned.dispose();
      }
      tf.dispose([loss, ...gradients.values()]);
      encoder.dispose();
    });
  });
}

/** Within 1e-4 of a weight's largest slope; within 1e-6, or what float32 can tell, where its slopes are that small. */
function expectGradient(
  actual: Float32Array,
  expected: Float32Array,
  float32Error: number,
  what: string,
): void {
  const largest = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  expectClose(actual, expected, Math.max(1e-6, 2 * float32Error, 1e-4 * largest), what);
}
