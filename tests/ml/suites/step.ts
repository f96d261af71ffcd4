/** The encoder and the training step: packing, dropout, leaks, errors, memory. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random';
import { ModelError } from '../../../src/core/errors';
import { debugText, message } from '../../../src/messages/message';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { type WeightArray } from '../../../src/ml/model/types';
import { AdamW } from '../../../src/ml/optim/adamw';
import { lossOf, parameterGradients, type Gradients } from '../../../src/ml/train/batchLoss';
import {
  batchGradients,
  batchLoss,
  trainStep,
  type StepBatch,
  type StepSettings,
} from '../../../src/ml/train/step';
import { oneEach } from './negatives';
import { expectClose } from './close';
import { config, randomWeights } from './smallEncoder';

const sentences = (lengths: readonly number[], seed = 1) => {
  const random = createRandom(seed);
  return lengths.map((length) => Int32Array.from({ length }, () => random.below(40)));
};

const batch = {
  sentence1: sentences([5, 2, 8], 1),
  sentence2: sentences([4, 9, 1], 2),
  negatives: null,
  labels: Float32Array.of(1, 0, 1),
} satisfies StepBatch;
const settings: StepSettings = {
  loss: 'MultipleNegativesRankingLoss',
  lossParams: { scale: 20 },
  learningRate: 1e-3,
  maxGradNorm: 1,
  dropout: { seed: 42, step: 3 },
};

async function embed(encoder: SentenceEncoder, tokens: readonly Int32Array[]): Promise<Float32Array> {
  const pooled = tf.tidy(() => encoder.forward(pack(tokens), null));
  const values = (await pooled.data<'float32'>()).slice();
  pooled.dispose();
  return values;
}

export function stepSuite(ready: () => Promise<void>): void {
  const withEncoder = async (run: (encoder: SentenceEncoder) => Promise<void>) => {
    await ready();
    const encoder = await SentenceEncoder.create(config, randomWeights());
    await run(encoder);
    encoder.dispose();
  };

  it.each(['mean', 'cls', 'max'] as const)(
    'embeds a sentence alone as it does in a batch of other lengths (%s)',
    async (pooling) => {
      await ready();
      const encoder = await SentenceEncoder.create({ ...config, pooling: [pooling] }, randomWeights());
      const tokens = sentences([3, 12, 1, 7]);
      const together = await embed(encoder, tokens);
      for (const [i, sentence] of tokens.entries()) {
        expectClose(await embed(encoder, [sentence]), together.subarray(i * 16, i * 16 + 16), 2e-6);
      }
      encoder.dispose();
    },
  );

  it('drops the same elements as every other backend', () =>
    withEncoder(async (encoder) => {
      const loss = tf.tidy(() => batchLoss(encoder, batch, settings));
      // As the cpu backend computed it once: a mask that differs in one element is far from it.
      expect((await loss.data())[0]).toBeCloseTo(1.84738, 4);
      loss.dispose();
    }));

  it('drops others at another step, and none without a key', () =>
    withEncoder(async (encoder) => {
      const lossAt = async (dropout: StepSettings['dropout']) => {
        const loss = tf.tidy(() => batchLoss(encoder, batch, { ...settings, dropout }));
        const [value = NaN] = await loss.data();
        loss.dispose();
        return value;
      };
      const [first, again] = [await lossAt(settings.dropout), await lossAt(settings.dropout)];
      expect(again).toBe(first);
      expect(await lossAt({ seed: 42, step: 4 })).not.toBeCloseTo(first, 4);
      expect(await lossAt(null)).not.toBeCloseTo(first, 4);
    }));

  it('leaves no tensors and no bytes behind: after step 30 as many as after step 3', () =>
    withEncoder(async (encoder) => {
      const optimizer = new AdamW(encoder.parameters);
      const counts: { tensors: number; buffers: number; bytes: number }[] = [];
      for (let step = 1; step <= 30; step++) {
        await trainStep(encoder, optimizer, [batch], { ...settings, dropout: { seed: 1, step } });
        const { numTensors, numDataBuffers, numBytes } = tf.memory();
        counts.push({ tensors: numTensors, buffers: numDataBuffers, bytes: numBytes });
      }
      expect(counts[29]).toEqual(counts[2]);
      optimizer.dispose();
    }));

  it('frees everything when encoder and optimiser are disposed of', async () => {
    await ready();
    const before = tf.memory();
    const encoder = await SentenceEncoder.create(config, randomWeights());
    const optimizer = new AdamW(encoder.parameters);
    await trainStep(encoder, optimizer, [batch], settings);
    optimizer.dispose();
    encoder.dispose();
    const after = tf.memory();
    expect([after.numTensors, after.numBytes]).toEqual([before.numTensors, before.numBytes]);
  });

  const cached = {
    ...settings,
    loss: 'CachedMultipleNegativesRankingLoss',
    lossParams: { miniBatchSize: 2 },
  } as const;
  const triplets = { ...batch, negatives: oneEach(sentences([3, 3, 7], 3)) };
  const compare = async (actual: Gradients, expected: Gradients) => {
    expectClose(await actual.loss.data<'float32'>(), await expected.loss.data<'float32'>(), 1e-5);
    for (const [name, gradient] of expected.gradients) {
      const other = (await actual.gradients.get(name)?.data<'float32'>()) ?? [];
      expectClose(other, await gradient.data<'float32'>(), 3e-5, name);
    }
    tf.dispose([actual.loss, expected.loss, ...actual.gradients.values(), ...expected.gradients.values()]);
  };

  it.each([1, 2, 3, 32])('has the gradients of the whole batch from mini-batches of %i', (miniBatchSize) =>
    withEncoder((encoder) =>
      compare(
        batchGradients(encoder, triplets, { ...cached, lossParams: { miniBatchSize }, dropout: null }),
        batchGradients(encoder, triplets, { ...settings, dropout: null }),
      ),
    ),
  );

  it('drops the same elements in both passes over a mini-batch, and others in the next one', () =>
    withEncoder(async (encoder) => {
      const [one = new Int32Array(0)] = batch.sentence1;
      const same: StepBatch = { ...batch, sentence1: [one, one, one], sentence2: [one, one, one] };
      const parts = [[one, one], [one], [one, one], [one]];
      const encode = () =>
        tf.concat(parts.map((part, i) => encoder.forward(pack(part), { seed: 42, step: 3, part: i })));
      await compare(
        batchGradients(encoder, same, cached),
        parameterGradients(encoder, () => lossOf(encode(), same, cached)),
      );
      const vectors = tf.tidy(encode);
      const [a = [], b = [], c = []] = await vectors.array();
      expect(a).not.toEqual(b);
      expect(a).not.toEqual(c);
      vectors.dispose();
    }));

  it('uses the memory of a mini-batch for a large batch', () =>
    withEncoder(async (encoder) => {
      const large = (rows: number): StepBatch => ({
        sentence1: sentences(Array<number>(rows).fill(10), 1),
        sentence2: sentences(Array<number>(rows).fill(10), 2),
        negatives: null,
        labels: new Float32Array(rows),
      });
      const peakOf = async (loss: StepSettings, rows: number) => {
        const before = tf.memory().numBytes;
        const { peakBytes } = await tf.profile(() => {
          const { loss: value, gradients } = batchGradients(encoder, large(rows), loss);
          tf.dispose([value, ...gradients.values()]);
          return [];
        });
        return peakBytes - before;
      };
      const eight = { ...cached, lossParams: { miniBatchSize: 8 } };
      expect(await peakOf(eight, 64)).toBeLessThan(1.5 * (await peakOf(settings, 8)));
      expect(await peakOf(settings, 64)).toBeGreaterThan(4 * (await peakOf(eight, 64)));
    }));

  it('overfits a batch', () =>
    withEncoder(async (encoder) => {
      const optimizer = new AdamW(encoder.parameters);
      const losses: number[] = [];
      for (let step = 0; step < 12; step++) {
        const { loss } = await trainStep(encoder, optimizer, [batch], { ...settings, dropout: null });
        losses.push(loss);
      }
      expect(losses.at(-1)).toBeLessThan((losses[0] ?? NaN) / 2);
      optimizer.dispose();
    }));

  it('does not change the weights if the loss is not a number, and returns it', () =>
    withEncoder(async (encoder) => {
      const optimizer = new AdamW(encoder.parameters);
      const before = await embed(encoder, sentences([4]));
      const { loss } = await trainStep(
        encoder,
        optimizer,
        [{ ...batch, labels: Float32Array.of(1, NaN, 1) }],
        { ...settings, loss: 'CosineSimilarityLoss' },
      );
      expect(loss).toBeNaN();
      expect(await embed(encoder, sentences([4]))).toEqual(before);
      expect(optimizer.steps).toBe(0);
      optimizer.dispose();
    }));

  it('resumes from a saved optimiser as if it had not stopped', () =>
    withEncoder(async (encoder) => {
      const optimizer = new AdamW(encoder.parameters);
      await trainStep(encoder, optimizer, [batch], settings);
      const weights: WeightArray[] = [];
      for await (const weight of encoder.weights()) weights.push(weight);
      const moments = new Map<string, { m: Float32Array; v: Float32Array }>();
      for (const [name, { m, v }] of optimizer.moments) {
        moments.set(name, {
          m: (await m.data<'float32'>()).slice(),
          v: (await v.data<'float32'>()).slice(),
        });
      }
      await trainStep(encoder, optimizer, [batch], settings);
      const unbroken = await embed(encoder, sentences([4]));

      await encoder.restore(weights);
      const resumed = new AdamW(encoder.parameters);
      resumed.restore(1, moments);
      await trainStep(encoder, resumed, [batch], settings);
      expect(await embed(encoder, sentences([4]))).toEqual(unbroken);
      optimizer.dispose();
      resumed.dispose();
    }));

  it('makes the step of one large batch from several batches', async () => {
    const weightsAfter = async (batches: readonly StepBatch[]) => {
      const all: WeightArray[] = [];
      await withEncoder(async (encoder) => {
        const optimizer = new AdamW(encoder.parameters, { eps: 1e-3 });
        const graded = { ...settings, loss: 'CosineSimilarityLoss', dropout: null } as const;
        for (let step = 0; step < 3; step++) await trainStep(encoder, optimizer, batches, graded);
        for await (const weight of encoder.weights()) all.push(weight);
        optimizer.dispose();
      });
      return all;
    };
    const row = (i: number): StepBatch => ({
      sentence1: batch.sentence1.slice(i, i + 1),
      sentence2: batch.sentence2.slice(i, i + 1),
      negatives: null,
      labels: batch.labels.slice(i, i + 1),
    });
    const whole = await weightsAfter([batch]);
    const accumulated = await weightsAfter([row(0), row(1), row(2)]);
    for (const [i, { name, data }] of whole.entries())
      expectClose(accumulated[i]?.data ?? [], data, 1e-5, name);
  });

  it('leaves frozen embeddings and layers as they were, and trains the others', () =>
    withEncoder(async (encoder) => {
      encoder.freeze({ freezeEmbeddings: true, frozenLayers: 1 });
      const optimizer = new AdamW(encoder.trainable);
      await trainStep(encoder, optimizer, [batch], settings);
      const given = new Map([...randomWeights()].map(({ name, data }) => [name, data]));
      const changed: string[] = [];
      for await (const { name, data } of encoder.weights()) {
        if (data.some((value, i) => value !== given.get(name)?.[i])) changed.push(name);
      }
      expect(changed.length).toBeGreaterThan(10);
      expect(changed.every((name) => name.startsWith('layers.1.'))).toBe(true);
      optimizer.dispose();
    }));

  it('trains the words of the batch alone as it trains all words', async () => {
    const weightsAfter = async (focus: boolean) => {
      const all: WeightArray[] = [];
      await withEncoder(async (encoder) => {
        if (focus) encoder.trainWords([...batch.sentence1, ...batch.sentence2].flatMap((ids) => [...ids]));
        // The key's bias has rounding for a gradient (no softmax sees it), which a small eps would make large.
        const optimizer = new AdamW(encoder.parameters, { eps: 1e-4 });
        for (let step = 0; step < 3; step++) await trainStep(encoder, optimizer, [batch], settings);
        for await (const weight of encoder.weights()) all.push(weight);
        // Sentences with words that do not train.
        all.push({ name: 'embeddings', shape: [2, 16], data: await embed(encoder, sentences([9, 4], 7)) });
        await encoder.restore(all.slice(0, -1));
        expect(await embed(encoder, sentences([9, 4], 7))).toEqual(all.at(-1)?.data);
        optimizer.dispose();
      });
      return all;
    };
    const [some, every] = [await weightsAfter(true), await weightsAfter(false)];
    for (const [i, { name, data }] of every.entries()) expectClose(some[i]?.data ?? [], data, 1e-6, name);
  });

  it('returns the weights that it was created from', () =>
    withEncoder(async (encoder) => {
      const given = [...randomWeights()];
      let i = 0;
      for await (const weight of encoder.weights()) expect(weight).toEqual(given[i++]);
      expect(i).toBe(given.length);
    }));

  describe('refuses', () => {
    it.each([
      [
        'an id outside the vocabulary',
        [Int32Array.of(1, 40)],
        message('model.batch.tokenId', { id: 40, vocabSize: 40 }),
      ],
      ['a negative id', [Int32Array.of(-1)], message('model.batch.tokenId', { id: -1, vocabSize: 40 })],
      [
        'a sentence longer than the positions',
        [new Int32Array(13)],
        message('model.batch.tooLong', { tokens: 13, positions: 12 }),
      ],
      [
        'an empty sentence',
        [Int32Array.of(1), new Int32Array(0)],
        message('model.batch.emptySentence', { sentence: 2 }),
      ],
    ])('%s', (_, tokens, what) =>
      withEncoder((encoder) => {
        expect(() => encoder.forward(pack(tokens), null)).toThrow(ModelError);
        expect(() => encoder.forward(pack(tokens), null)).toThrow(debugText(what));
        return Promise.resolve();
      }),
    );

    const all = [...randomWeights()];
    it.each([
      ['a missing weight', all.slice(1), message('model.encoder.missing', { names: ['embeddings.word'] })],
      [
        'an unexpected weight',
        [...all, { name: 'pooler.weight', shape: [1], data: new Float32Array(1) }],
        message('model.encoder.unexpected', { name: 'pooler.weight' }),
      ],
      [
        'a weight twice',
        [...all, ...all.slice(0, 1)],
        message('model.encoder.unexpected', { name: 'embeddings.word' }),
      ],
      [
        'a weight of another shape',
        all.map((w) => (w.name === 'layers.0.ffn.in.weight' ? { ...w, shape: [16, 32] } : w)),
        message('model.encoder.shape', {
          name: 'layers.0.ffn.in.weight',
          shape: [16, 32],
          expected: [32, 16],
        }),
      ],
    ])('%s, by name, and keeps nothing of the model', async (_, weights, what) => {
      await ready();
      const before = tf.memory().numTensors;
      await expect(SentenceEncoder.create(config, weights)).rejects.toMatchObject({ problem: { what } });
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
