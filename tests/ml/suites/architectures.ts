/** Every architecture, pooling and Dense module against PyTorch's numbers, on whatever backend is set. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/ml/model/architectures/registry';
import { isLinearWeight } from '../../../src/ml/model/types';
import { bucketOf } from '../../../src/ml/ops/attention/distanceBias';
import { AdamW } from '../../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../../src/ml/optim/gradClip';
import { batchGradients } from '../../../src/ml/train/step';
import { isKeyBias } from '../../goldenFiles';
import {
  checkEmbeddings,
  fileNameOf,
  seededEncoder,
  titleOf,
  type ArchitecturesGolden,
} from '../../parity/architectures';
import { oneEach } from './negatives';
import { expectClose, expectWithin } from './close';

export function architecturesSuite(
  { models, buckets }: ArchitecturesGolden,
  ready: () => Promise<void>,
): void {
  it('sorts distances into buckets as MPNet does', () => {
    expect(buckets.map((_, i) => bucketOf(i - 600))).toEqual(buckets);
  });

  describe.each(models)('$architecture', (model) => {
    const { architecture: name, sentences, embeddings, steps } = model;
    const architecture = architectureOf(name, 'config.json');
    const ids = (indices: readonly number[]) =>
      indices.map((index) => Int32Array.from(sentences[index] ?? []));

    it.each(embeddings.map((part) => [titleOf(part), part] as const))(
      'embeds as sentence-transformers: %s',
      async (_, part) => {
        await ready();
        expectWithin(await checkEmbeddings(model, part));
      },
    );

    it.each(steps.map((part) => [titleOf(part), part] as const))(
      'has the loss, gradients and update of PyTorch: %s',
      async (_, part) => {
        await ready();
        const encoder = await seededEncoder(model, part);
        const [sentence1 = [], sentence2 = [], negatives = []] = part.columns.map(ids);
        const { loss, gradients } = batchGradients(
          encoder,
          {
            sentence1,
            sentence2,
            negatives: oneEach(negatives),
            skips: { sentence1: part.promptTokens, sentence2: part.promptTokens },
            labels: new Float32Array(sentence1.length).fill(1),
          },
          { loss: 'MultipleNegativesRankingLoss', lossParams: { scale: 20 }, dropout: null },
        );
        const norm = globalNorm(gradients.values());
        const [[lossValue = NaN], [gradNorm = NaN]] = [await loss.data(), await norm.data()];
        expect(Math.abs(lossValue / part.lossValue - 1)).toBeLessThan(1e-4);
        expect(Math.abs(gradNorm / part.gradNorm - 1)).toBeLessThan(1e-4);
        expect(
          [...gradients.keys()].map((parameter) => fileNameOf(architecture, parameter)).toSorted(),
        ).toEqual(Object.keys(part.gradients).toSorted());
        for (const [parameter, gradient] of gradients) {
          const turned = isLinearWeight(parameter) ? tf.transpose(gradient) : gradient;
          const expected = part.gradients[fileNameOf(architecture, parameter)] ?? [];
          expectClose(await turned.data<'float32'>(), expected, 2e-5 * Math.max(1, part.gradNorm), parameter);
        }
        const optimizer = new AdamW(encoder.parameters, { weightDecay: part.weightDecay });
        optimizer.step(gradients, part.learningRate, clipScale(gradNorm, 1));
        for await (const { name: parameter, data } of encoder.weights()) {
          if (isKeyBias(parameter)) continue;
          // If a gradient is zero except for rounding, PyTorch's own float32 step differs by as much as is given here.
          const expected = part.weights[fileNameOf(architecture, parameter)] ?? [];
          expectClose(data, expected, Math.max(1e-5, part.float32Error), parameter);
        }
        optimizer.dispose();
        tf.dispose([loss, norm, ...gradients.values()]);
        encoder.dispose();
      },
    );
  });
}
