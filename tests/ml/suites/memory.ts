/** Memory estimates compared with measured memory; and large batches in little memory. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { teacherOf } from '../../../src/core/recipe/conditions';
import { losses, type LossName } from '../../../src/core/losses/catalogue';
import { createRandom } from '../../../src/core/random';
import { createHead } from '../../../src/ml/losses/heads';
import { columnsOf, parameterGradients, trainedParameters } from '../../../src/ml/train/batchLoss';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { cachedGradients, encoderPasses } from '../../../src/ml/train/gradientCache';
import {
  activationBytes,
  emptyPass,
  estimateMemory,
  withSentence,
  type PassSize,
  type TrainedSize,
} from '../../../src/ml/memory/estimate';
import type { EncoderConfig } from '../../../src/ml/model/types';
import { AdamW } from '../../../src/ml/optim/adamw';
import {
  batchGradients,
  batchLoss,
  trainStep,
  type StepBatch,
  type StepSettings,
} from '../../../src/ml/train/step';
import { peakBytes } from '../peakBytes';
import { oneEach } from './negatives';
import { expectClose } from './close';
import { config, encoderConfig, randomWeights } from './smallEncoder';

/** Large enough for its sums, such as a batch's labels, to count for nothing. */
const bert: EncoderConfig = {
  ...encoderConfig,
  vocabSize: 500,
  hiddenSize: 64,
  layers: 3,
  heads: 4,
  intermediateSize: 256,
  maxPositions: 64,
};
const modern: EncoderConfig = {
  ...bert,
  tokenTypes: 0,
  hiddenDropout: 0,
  attentionOutputDropout: 0,
  feedForwardDropout: 0,
  attentionDropout: 0,
  rotary: [
    { theta: 160_000, window: null },
    { theta: 10_000, window: 8 },
    { theta: 10_000, window: 8 },
  ],
};
const lora = {
  loraRank: 0,
  loraAlpha: 8,
  loraDropout: 0,
  loraTargets: 'all-linear',
  frozenLayers: 0,
  seed: 1,
} as const;
const whole: TrainedSize = {
  freezeEmbeddings: false,
  frozenLayers: 0,
  lora,
  words: null,
  summed: false,
  keepsBest: false,
};
const settings: StepSettings = {
  loss: 'MultipleNegativesRankingLoss',
  lossParams: {},
  learningRate: 1e-3,
  maxGradNorm: 1,
  dropout: { seed: 1, step: 0 },
};

function batchOf(rows: number, length: number, vocabSize = bert.vocabSize): StepBatch {
  const { below } = createRandom(rows, length);
  const column = () =>
    Array.from({ length: rows }, () =>
      Int32Array.from({ length: 1 + below(2 * length - 1) }, () => below(vocabSize)),
    );
  return { sentence1: column(), sentence2: column(), negatives: null, labels: new Float32Array(rows) };
}

const sizeOf = ({ sentence1, sentence2 }: StepBatch): PassSize =>
  [...sentence1, ...(sentence2 ?? [])].reduce((size, { length }) => withSentence(size, length), emptyPass);

export function estimateSuite(ready: () => Promise<void>, backend: string): void {
  describe('the measured memory is within 15 % of the estimate', () => {
    it.each([
      { name: 'a large batch', rows: 24, length: 20, trained: whole },
      { name: 'a batch of long sentences', rows: 6, length: 32, trained: whole },
      { name: 'one pair', rows: 1, length: 4, trained: whole },
      { name: 'some words', rows: 12, length: 20, trained: { ...whole, words: 200 } },
      { name: 'frozen embeddings', rows: 12, length: 20, trained: { ...whole, freezeEmbeddings: true } },
      { name: 'LoRA', rows: 12, length: 20, trained: { ...whole, lora: { ...lora, loraRank: 4 } } },
      { name: 'gradients that are summed', rows: 2, length: 4, trained: { ...whole, summed: true } },
      { name: "ModernBERT's layers", rows: 24, length: 20, trained: whole, encoder: modern },
      { name: "ModernBERT's layers, one pair", rows: 1, length: 4, trained: whole, encoder: modern },
    ])('$name', async ({ rows, length, trained, encoder = bert }) => {
      await ready();
      const model = { ...config, encoder, maxSeqLength: 64 };
      const batch = batchOf(rows, length, trained.words ?? encoder.vocabSize);
      const peak = await peakBytes(async () => {
        const made = await SentenceEncoder.create(model, randomWeights(encoder));
        made.freeze(trained);
        made.adapt(trained.lora);
        if (trained.words !== null) made.trainWords(Array.from({ length: trained.words }, (_, id) => id));
        const optimizer = new AdamW(made.trainable);
        const batches = trained.summed ? [batch, batch] : [batch];
        await trainStep(made, optimizer, batches, settings);
        optimizer.dispose();
        made.dispose();
      });
      const { total } = estimateMemory(model, trained, sizeOf(batch), backend);
      expect(total / peak).toBeGreaterThan(1 / 1.15);
      expect(total / peak).toBeLessThan(1.15);
    });
  });
}

export function partsSuite(ready: () => Promise<void>): void {
  describe('a batch that is encoded in parts', () => {
    const budgetFor = (sentences: number) =>
      activationBytes(encoderConfig, { tokens: 8 * sentences, tokenPairs: 64 * sentences }, 'wasm').forward;
    const small = batchOf(6, 4, encoderConfig.vocabSize);
    const pairs = { ...small, labels: Float32Array.of(0, 1, 1, 0, 1, 0) };
    const triplets = { ...pairs, negatives: oneEach(batchOf(6, 3, encoderConfig.vocabSize).sentence1) };
    const single = { ...pairs, sentence2: null, labels: Float32Array.of(0, 1, 0, 1, 2, 2) };
    /** A teacher's vectors of as many numbers as the model's, for all three columns. */
    const teacher = Array.from({ length: 18 }, (_, i) =>
      Float32Array.from({ length: encoderConfig.hiddenSize }, (_, k) => Math.sin(i * 3 + k)),
    );
    const names: readonly LossName[] = Object.values(losses).map(({ name }) => name);

    it.each(names)('has the loss and the gradients of the whole batch: %s', async (loss) => {
      await ready();
      const made = await SentenceEncoder.create(config, randomWeights());
      const { reads, usesNegatives } = losses[loss];
      const rows = reads === 'sentences' ? single : usesNegatives ? triplets : pairs;
      const batch = { ...rows, teacher: teacherOf({ loss }) === null ? null : teacher };
      const head = createHead({ loss, lossParams: {}, seed: 1, width: encoderConfig.hiddenSize, classes: 2 });
      const asked = { ...settings, loss, head, dropout: null };
      const parts = encoderPasses(made, batch, { ...asked, activationBudget: budgetFor(2) });
      expect(parts.length).toBeGreaterThan(1);
      const actual = cachedGradients(made, batch, asked, parts);
      const expected = parameterGradients(made, () => batchLoss(made, batch, asked), { head });
      expect([...actual.gradients.keys()].sort()).toEqual([...trainedParameters(made, head).keys()].sort());
      expectClose(await actual.loss.data<'float32'>(), await expected.loss.data<'float32'>(), 1e-5);
      for (const [name, gradient] of expected.gradients) {
        const other = (await actual.gradients.get(name)?.data<'float32'>()) ?? [];
        expectClose(other, await gradient.data<'float32'>(), 3e-5, name);
      }
      tf.dispose([actual.loss, expected.loss, ...actual.gradients.values(), ...expected.gradients.values()]);
      tf.dispose([...(head?.values() ?? [])]);
      made.dispose();
    });

    it('stays within its budget, except for a single sentence above it', async () => {
      await ready();
      const made = await SentenceEncoder.create(config, randomWeights());
      const long = Int32Array.from({ length: 12 }, (_, i) => i);
      const batch = { ...pairs, sentence1: [long, ...pairs.sentence1.slice(1)] };
      const budget = budgetFor(1);
      const parts = encoderPasses(made, batch, { ...settings, activationBudget: budget });
      expect(parts.flat()).toEqual(columnsOf(batch).flat());
      for (const part of parts) {
        const size = part.reduce((sum, { length }) => withSentence(sum, length), emptyPass);
        const { forward } = activationBytes(encoderConfig, size, 'wasm');
        expect(forward <= budget || part.length === 1).toBe(true);
      }
      expect(parts[0]).toEqual([long]);
      made.dispose();
    });

    it('uses less memory', async () => {
      await ready();
      const made = await SentenceEncoder.create(
        { ...config, encoder: bert, maxSeqLength: 64 },
        randomWeights(bert),
      );
      const large = batchOf(32, 20);
      const peakOf = (activationBudget: number) =>
        peakBytes(async () => {
          const { loss, gradients } = batchGradients(made, large, { ...settings, activationBudget });
          await loss.data();
          tf.dispose([loss, ...gradients.values()]);
        });
      const { forward } = activationBytes(bert, sizeOf(large), 'wasm');
      expect(await peakOf(forward / 8)).toBeLessThan((await peakOf(Infinity)) / 3);
      made.dispose();
    });
  });
}
