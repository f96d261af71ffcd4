/** The engine against PyTorch's numbers, on whatever backend is set. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { Pooling } from '../../../src/core/model/types';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { AdamW } from '../../../src/ml/optim/adamw';
import { clipScale, globalNorm } from '../../../src/ml/optim/gradClip';
import { batchGradients, batchLoss, trainStep, type StepBatch } from '../../../src/ml/train/step';
import { oneEach } from './negatives';
import { expectClose } from './close';
import { tinyBert, tinyDistilBert } from '../../golden';
import { isKeyBias, weightArrays, type Golden } from '../../goldenFiles';

const models = [
  ['tiny BERT', tinyBert],
  ['tiny DistilBERT', tinyDistilBert],
] as const;

type Batch = Golden['trajectories'][number]['batches'][number];

export function goldenSuite(ready: () => Promise<void>): void {
  describe.each(models)('%s', (_, load) => {
    const golden = load();
    const encoderOf = ({ pooling, normalize }: { pooling: Pooling; normalize: boolean }) =>
      SentenceEncoder.create(
        {
          encoder: golden.encoder,
          pooling: [pooling],
          modules: normalize ? [{ kind: 'normalize' }] : [],
          maxSeqLength: golden.encoder.maxPositions,
        },
        weightArrays(golden.encoder, golden.weights),
      );
    const ids = (indices: readonly number[]) =>
      indices.map((index) => Int32Array.from(golden.sentences[index] ?? []));
    const batchOf = ({ columns, labels }: Batch): StepBatch => ({
      sentence1: ids(columns[0] ?? []),
      sentence2: ids(columns[1] ?? []),
      negatives: columns[2] ? oneEach(ids(columns[2])) : null,
      labels: Float32Array.from(labels ?? (columns[0] ?? []).map(() => 1)),
    });

    it.each(golden.embeddings)(
      'embeds as PyTorch: $pooling pooling, normalised: $normalize',
      async (part) => {
        await ready();
        const encoder = await encoderOf(part);
        const pooled = tf.tidy(() => encoder.forward(pack(ids(golden.sentences.map((_, i) => i))), null));
        expectClose(await pooled.data<'float32'>(), part.values, 1e-5);
        pooled.dispose();
        encoder.dispose();
      },
    );

    it.each(golden.steps)('has the loss, gradients and update of PyTorch: $name', async (part) => {
      await ready();
      const settings = { loss: part.loss, lossParams: part.params, dropout: null };
      const encoder = await encoderOf(part);
      const { loss, gradients } = batchGradients(encoder, batchOf(part), settings);
      const norm = globalNorm(gradients.values());
      const [[lossValue = NaN], [gradNorm = NaN]] = [await loss.data(), await norm.data()];
      expectNear(lossValue, part.lossValue, 1e-4);
      expectNear(gradNorm, part.gradNorm, 1e-4);
      const scale = Math.max(1, part.gradNorm);
      for (const { name, shape, data } of weightArrays(golden.encoder, part.gradients)) {
        const gradient = gradients.get(name);
        if (!gradient) throw new Error(`No gradient for ${name}.`);
        const turned = linear(name, shape) ? tf.transpose(gradient) : gradient;
        expectClose(await turned.data<'float32'>(), data, 2e-5 * scale, name);
      }
      for (const update of part.updates) {
        await encoder.restore(weightArrays(golden.encoder, golden.weights));
        const optimizer = new AdamW(encoder.parameters, { weightDecay: update.weightDecay });
        optimizer.step(gradients, update.learningRate, clipScale(gradNorm, 1));
        // If a gradient is zero except for rounding, PyTorch's own float32 step differs by as much as is given here.
        await expectWeights(encoder, update.weights, Math.max(1e-5, update.float32Error));
        optimizer.dispose();
      }
      tf.dispose([loss, norm, ...gradients.values()]);
      encoder.dispose();
    });

    it.each(golden.trajectories)('ends where PyTorch ends: $name', async (part) => {
      await ready();
      const encoder = await encoderOf(part);
      const optimizer = new AdamW(encoder.parameters, { weightDecay: part.weightDecay });
      for (const [i, batch] of part.batches.entries()) {
        const { loss, gradNorm } = await trainStep(encoder, optimizer, [batchOf(batch)], {
          loss: part.loss,
          lossParams: part.params,
          learningRate: part.learningRates[i] ?? 0,
          maxGradNorm: 1,
          dropout: null,
        });
        expectNear(loss, part.lossValues[i] ?? NaN, 1e-3);
        expectNear(gradNorm, part.gradNorms[i] ?? NaN, 1e-3);
      }
      await expectWeights(encoder, part.weights, 2e-5);
      optimizer.dispose();
      encoder.dispose();
    });

    it('has a loss without a gradient that equals the one with it', async () => {
      await ready();
      const [part] = golden.steps;
      if (!part) throw new Error('No golden step.');
      const encoder = await encoderOf(part);
      const loss = tf.tidy(() =>
        batchLoss(encoder, batchOf(part), { loss: part.loss, lossParams: part.params, dropout: null }),
      );
      expectNear((await loss.data())[0] ?? NaN, part.lossValue, 1e-4);
      loss.dispose();
      encoder.dispose();
    });
  });
}

const linear = (name: string, shape: readonly number[]) => shape.length === 2 && name.startsWith('layers.');

async function expectWeights(
  encoder: SentenceEncoder,
  expected: ReadonlyMap<string, Float32Array>,
  tolerance: number,
): Promise<void> {
  for await (const { name, data } of encoder.weights()) {
    if (!isKeyBias(name)) expectClose(data, expected.get(name) ?? new Float32Array(0), tolerance, name);
  }
}

/** Relative, for numbers of some size; absolute near zero. */
function expectNear(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-2));
}
