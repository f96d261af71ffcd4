/** Mixed precision: float16 beside float32, on a device that has it. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { kernels } from '../../../src/ml/kernels/select';
import type { EncoderConfig } from '../../../src/ml/model/types';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { AdamW } from '../../../src/ml/optim/adamw';
import { toFloat, toHalf } from '../../../src/ml/ops/halfPrecision';
import { batchGradients, clippedStep } from '../../../src/ml/train/step';
import { differing, run } from '../../parity/resume';
import { expectClose } from './close';
import { config, encoderConfig, randomWeights } from './smallEncoder';

const random = (rows: number, columns: number) =>
  tf.randomUniform<tf.Rank.R2>([rows, columns], -2, 2, 'float32', rows + 7 * columns);

const numbers = async (x: tf.Tensor) => Array.from(await x.data<'float32'>());

const thrown = (run: () => unknown): string => {
  try {
    run();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** The distance of two arrays, as a share of the second one's length. */
function relativeDistance(actual: readonly number[], expected: readonly number[]): number {
  const length = (values: readonly number[]) => Math.hypot(...values);
  return length(expected.map((value, i) => value - (actual[i] ?? NaN))) / length(expected);
}

const encoders: readonly (readonly [string, EncoderConfig])[] = [
  ['sizes in fours', encoderConfig],
  ['sizes that are not in fours', { ...encoderConfig, hiddenSize: 6, intermediateSize: 10 }],
  ['relative positions', { ...encoderConfig, relativePositions: true, tokenTypes: 0 }],
];

export function halvesSuite(ready: () => Promise<void>): void {
  describe('float16 on the GPU', () => {
    it('a tensor is rounded to the nearest float16, and stored in half of the bytes', async () => {
      await ready();
      const x = tf.tensor2d([[1, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 65_504, 1e5, -6e-8, 0.1]]);
      const half = kernels().halves?.toHalf(x) ?? x;
      const back = kernels().halves?.toFloat(half) ?? x;
      expect(await numbers(back)).toEqual([
        ...[1, 1, 1 + 2 ** -9, 65_504, Infinity],
        ...[-(2 ** -24), 0.0999755859375],
      ]);
      tf.dispose([x, half, back]);
    });

    it('tfjs refuses to read it, rather than to misread it', async () => {
      await ready();
      const half = tf.tidy(() => toHalf(random(3, 4)));
      expect(thrown(() => tf.exp(half))).toBe(
        'UnaryOpProgram cannot read float16: convert it with toFloat first.',
      );
      await expect(half.data()).rejects.toMatchObject({
        message: 'A tensor.data() cannot read float16: convert it with toFloat first.',
      });
      half.dispose();
    });

    it('sums and products with tensors of the same shape or one number are those of float32, rounded', async () => {
      await ready();
      const [a, b] = [random(5, 7), random(5, 7)];
      const results = tf.tidy(() => {
        const [x, y] = [toHalf(a), toHalf(b)];
        return [tf.add(x, y), tf.mul(x, y), tf.mul(x, 0.5), tf.add(x.clone(), tf.reshape(y, [5, 7]))].map(
          (z) => toFloat(z as tf.Tensor2D),
        );
      });
      const expected = tf.tidy(() => [tf.add(a, b), tf.mul(a, b), tf.mul(a, 0.5), tf.add(a, b)]);
      for (const [i, result] of results.entries()) {
        expectClose(await numbers(result), await numbers(expected[i] ?? a), 6e-3);
      }
      expect(thrown(() => tf.tidy(() => tf.add(toHalf(a), random(1, 7))))).toBe(
        'Add of float16 takes equal shapes.',
      );
      tf.dispose([a, b, ...results, ...expected]);
    });

    it.each(encoders)('an encoder with %s has the vectors and gradients of float32', async (_, encoder) => {
      await ready();
      const model = await SentenceEncoder.create({ ...config, encoder }, randomWeights(encoder));
      const batch = {
        sentence1: [Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6, 7, 8)],
        sentence2: [Int32Array.of(9, 10), Int32Array.of(11, 12, 13, 14)],
        negatives: null,
        labels: Float32Array.of(1, 1),
      };
      const settings = {
        loss: 'MultipleNegativesRankingLoss',
        lossParams: {},
        dropout: { seed: 3, step: 0 },
      } as const;
      const vectors = (half: boolean) => tf.tidy(() => model.forward(pack(batch.sentence1), null, half));
      const [exact, rounded] = [vectors(false), vectors(true)];
      expectClose(await numbers(rounded), await numbers(exact), 2e-3, 'vectors');
      const lossScale = tf.scalar(1024);
      const expected = batchGradients(model, batch, settings);
      const actual = batchGradients(model, batch, { ...settings, lossScale });
      expect((await numbers(actual.loss)).map((loss) => loss / 1024)[0]).toBeCloseTo(
        (await numbers(expected.loss))[0] ?? NaN,
        1,
      );
      for (const [name, gradient] of expected.gradients) {
        const scaled = actual.gradients.get(name);
        expect(scaled?.shape, name).toEqual(gradient.shape);
        const [mine, theirs] = [await numbers(scaled ?? gradient), await numbers(gradient)];
        // A key's bias moves all scores of a query alike, which softmax does not see: its gradient is rounding alone.
        if (name.endsWith('attention.key.bias')) continue;
        expect(
          relativeDistance(
            mine.map((value) => value / 1024),
            theirs,
          ),
          name,
        ).toBeLessThan(0.03);
      }
      tf.dispose([exact, rounded, lossScale, expected.loss, actual.loss]);
      tf.dispose([...expected.gradients.values(), ...actual.gradients.values()]);
      model.dispose();
    });
  });

  describe('updates with scaled losses', () => {
    const name = 'layers.0.ffn.in.weight';
    const settings = { learningRate: 0.01, maxGradNorm: 1 };
    const gradient = (i: number) => tf.mul(random(7, 5 + 0 * i), Math.sin(i + 1));
    const optimizerOf = (weights: tf.Variable, scaled: boolean) =>
      new AdamW(new Map([[name, weights]]), { weightDecay: 0.01, scaled });
    const scaleOf = async (optimizer: AdamW) => (await numbers(optimizer.scaling ?? tf.scalar(NaN)))[0];

    /** A step on a gradient that is multiplied by the loss scale, or is not finite. */
    const step = async (optimizer: AdamW, i: number, spoiled?: number) => {
      const scale = (await scaleOf(optimizer)) ?? 1;
      const factor = Number.isNaN(scale) ? 1 : scale;
      const sum = tf.tidy(() => tf.mul(gradient(i), factor));
      const spoilt = spoiled === undefined ? sum : tf.fill([7, 5], spoiled);
      const losses = [tf.scalar(2 * factor)];
      return clippedStep(optimizer, { losses, gradients: new Map([[name, spoilt]]) }, settings);
    };

    it('are those of float32, also after steps that were skipped', async () => {
      await ready();
      const [plainWeights, weights] = [1, 2].map(() => tf.variable(random(7, 5)));
      if (!plainWeights || !weights) throw new TypeError('There are two.');
      const [plain, scaled] = [optimizerOf(plainWeights, false), optimizerOf(weights, true)];
      expect(await scaleOf(scaled)).toBe(65_536);
      for (const i of [0, 1, 2, 3]) {
        if (i === 0 || i === 2) {
          const before = await numbers(weights);
          expect(await step(scaled, i, Infinity)).toEqual({ loss: 2, gradNorm: 0, skipped: true });
          expect(await numbers(weights)).toEqual(before);
        }
        const [there, here] = [await step(plain, i), await step(scaled, i)];
        expect(here.loss).toBe(there.loss);
        expect(here.gradNorm).toBeCloseTo(there.gradNorm, 5);
      }
      expect(await scaleOf(scaled)).toBe(65_536 / 4);
      expectClose(await numbers(weights), await numbers(plainWeights), 2e-6);
      plain.dispose();
      scaled.dispose();
      tf.dispose([plainWeights, weights]);
    });

    it('the scale doubles after 2,000 steps without an overflow', async () => {
      await ready();
      const weights = tf.variable(random(7, 5));
      const optimizer = optimizerOf(weights, true);
      optimizer.replaceScaling(Float32Array.of(8, 1998, 0.5, 0.9));
      await step(optimizer, 0);
      expect(await scaleOf(optimizer)).toBe(8);
      await step(optimizer, 1);
      expectClose(await numbers(optimizer.scaling ?? weights), [16, 0, 0.405, 0.8982009], 1e-6);
      optimizer.dispose();
      weights.dispose();
    });

    it('a loss that is not finite, or a gradient that no scale makes finite, ends the updates', async () => {
      await ready();
      for (const [scale, loss, spoiled] of [
        [1024, NaN, 1],
        [1, 2, NaN],
      ] as const) {
        const weights = tf.variable(random(7, 5));
        const optimizer = optimizerOf(weights, true);
        optimizer.replaceScaling(Float32Array.of(scale, 0, 1, 1));
        const before = await numbers(weights);
        const gradients = new Map([[name, tf.fill([7, 5], spoiled)]]);
        const result = await clippedStep(optimizer, { losses: [tf.scalar(loss)], gradients }, settings);
        expect(result.skipped).toBe(undefined);
        await step(optimizer, 1);
        expect(await numbers(weights)).toEqual(before);
        optimizer.dispose();
        weights.dispose();
      }
    });
  });

  describe('a run in mixed precision', () => {
    const mixed = { precision: 'mixed' } as const;

    it('comes to the losses of float32, and resumes bit for bit', async () => {
      await ready();
      const [exact, whole] = [await run({}), await run(mixed, {})];
      const losses = ({ said }: typeof whole) =>
        said.flatMap((words) =>
          typeof words === 'object' && words !== null && 'loss' in words && typeof words.loss === 'number'
            ? [words.loss]
            : [],
        );
      expect(losses(whole)).toHaveLength(losses(exact).length);
      expect(losses(whole)).not.toEqual(losses(exact));
      expectClose(losses(whole), losses(exact), 0.01, 'losses');
      const [state] = whole.saved.filter((_, i) => i === 3);
      const resumed = await run(mixed, { from: state ?? null });
      expect(differing(resumed.weights, whole.weights)).toBe(0);
    });

    it('says where a batch’s loss is not a number, and leaves the weights of the step before', async () => {
      await ready();
      const { problem } = await run(mixed, { spoiled: 3 });
      expect(problem?.kind).toBe('ModelError');
    });
  });
}
