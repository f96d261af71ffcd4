/** LoRA compared with peft's numbers, and what an adapted encoder computes and leaves unchanged, on any backend. */

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom } from '../../../src/core/random';
import { pack, SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { type LoraSettings } from '../../../src/ml/encoder/lora';
import { architectureOf } from '../../../src/ml/model/architectures/registry';
import {
  parameterShapes,
  type EncoderConfig,
  type SentenceModelConfig,
  type WeightArray,
} from '../../../src/ml/model/types';
import { AdamW } from '../../../src/ml/optim/adamw';
import { batchGradients, trainStep, type StepBatch, type StepSettings } from '../../../src/ml/train/step';
import { floats } from '../../goldenFiles';
import { unzippedJson } from '../../unzippedJson';
import { seeded } from '../../../src/ml/selfTest/seeded';
import { oneEach } from './negatives';
import { expectClose } from './close';
import { config as smallConfig, encoderConfig as smallEncoder } from './smallEncoder';

const floatsByName = z.record(z.string(), floats);

/** tests/golden/lora.json.gz (python/make_lora_golden.py). */
const schema = z.object({
  cases: z.array(
    z.object({
      architecture: z.string(),
      targets: z.enum(['query-value', 'all-linear']),
      rank: z.int(),
      alpha: z.int(),
      config: z.looseObject({}),
      sentences: z.array(z.array(z.int())),
      columns: z.array(z.array(z.int())),
      learningRate: z.number(),
      weightDecay: z.number(),
      losses: z.array(z.number()),
      norms: z.array(z.number()),
      gradients: floatsByName,
      adapters: floatsByName,
      merged: floatsByName,
      /** What the same in float32 differs by in PyTorch. */
      float32Error: z.object({ gradients: z.number(), adapters: z.number() }),
    }),
  ),
});

export const loraGolden = async (gzipped: Blob): Promise<z.infer<typeof schema>> =>
  schema.parse(await unzippedJson(gzipped));

const common = { loraDropout: 0, frozenLayers: 0, seed: 42 } as const;
const ranking: StepSettings = {
  loss: 'MultipleNegativesRankingLoss',
  lossParams: { scale: 20 },
  learningRate: 1e-2,
  maxGradNorm: 1,
  dropout: null,
};

/** A matrix as peft has it, [columns, rows]. */
async function turned(matrix: tf.Tensor): Promise<Float32Array> {
  const flipped = tf.transpose(matrix);
  const data = (await flipped.data<'float32'>()).slice();
  flipped.dispose();
  return data;
}

export function loraSuite({ cases }: z.infer<typeof schema>, ready: () => Promise<void>): void {
  it.each(cases)('trains and merges as peft: $architecture, $targets', async (part) => {
    await ready();
    const architecture = architectureOf(part.architecture, 'config.json');
    const encoderConfig = architecture.encoderConfig(part.config, 'config.json');
    const config: SentenceModelConfig = {
      encoder: encoderConfig,
      pooling: ['mean'],
      modules: [{ kind: 'normalize' }],
      maxSeqLength: encoderConfig.maxPositions,
    };
    function* weights(): Generator<WeightArray> {
      for (const [name, shape] of parameterShapes(encoderConfig)) {
        const length = shape.reduce((a, b) => a * b, 1);
        yield { name, shape, data: seeded(architecture.fileName(name), length) };
      }
    }
    /** peft's name of one of our parameters: the module's, and A or B. */
    const theirs = (name: string) => {
      const [, layer = '', letter = ''] = /^lora\.(.+)\.([AB])$/.exec(name) ?? [];
      return `${architecture.fileName(`${layer}.weight`).replace(/\.weight$/, '')}.${letter}`;
    };

    const encoder = await SentenceEncoder.create(config, weights());
    const settings = { loraRank: part.rank, loraAlpha: part.alpha, loraTargets: part.targets };
    encoder.adapt({ ...common, ...settings });
    const { trainable } = encoder;
    expect([...trainable.keys()].map(theirs).toSorted()).toEqual(Object.keys(part.gradients).toSorted());
    for (const [name, variable] of trainable) {
      const [rows = 0, columns = 0] = variable.shape;
      const given = tf.tensor2d(seeded(`lora.${theirs(name)}`, rows * columns), [columns, rows]);
      variable.assign(tf.tidy(() => tf.transpose(given)));
      given.dispose();
    }

    const [sentence1 = [], sentence2 = [], negatives = []] = part.columns.map((column) =>
      column.map((index) => Int32Array.from(part.sentences[index] ?? [])),
    );
    const batch = {
      sentence1,
      sentence2,
      negatives: oneEach(negatives),
      labels: new Float32Array(sentence1.length),
    };
    const { loss, gradients } = batchGradients(encoder, batch, ranking);
    expect([...gradients.keys()]).toEqual([...trainable.keys()]);
    const [norm = 1] = part.norms;
    const near = Math.max(2e-5 * Math.max(1, norm), 2 * part.float32Error.gradients);
    for (const [name, gradient] of gradients) {
      const expected = part.gradients[theirs(name)] ?? [];
      expectClose(await turned(gradient), expected, near, name);
    }
    tf.dispose([loss, ...gradients.values()]);

    const optimizer = new AdamW(trainable, { weightDecay: part.weightDecay });
    for (const [i, lossValue] of part.losses.entries()) {
      const { learningRate } = part;
      const step = await trainStep(encoder, optimizer, [batch], { ...ranking, learningRate });
      expect(Math.abs(step.loss / lossValue - 1)).toBeLessThan(1e-4);
      expect(Math.abs(step.gradNorm / (part.norms[i] ?? NaN) - 1)).toBeLessThan(1e-3);
    }
    const tolerance = Math.max(2e-5, 4 * part.float32Error.adapters);
    for (const [name, variable] of trainable) {
      expectClose(await turned(variable), part.adapters[theirs(name)] ?? [], tolerance, name);
    }
    encoder.merge();
    const given = new Map([...weights()].map(({ name, data }) => [name, data]));
    const changed: string[] = [];
    for await (const { name, data } of encoder.weights()) {
      if (data.every((value, i) => value === given.get(name)?.[i])) continue;
      const module = architecture.fileName(name).replace(/\.weight$/, '');
      changed.push(module);
      expectClose(data, part.merged[module] ?? [], 4 * tolerance, module);
    }
    expect(changed.toSorted()).toEqual(Object.keys(part.merged).toSorted());
    optimizer.dispose();
    encoder.dispose();
  });

  describe('an adapted encoder', () => encoderSuite(ready));
}

const encoderConfig: EncoderConfig = {
  ...smallEncoder,
  hiddenDropout: 0,
  attentionOutputDropout: 0,
  attentionDropout: 0,
};
export const config: SentenceModelConfig = { ...smallConfig, encoder: encoderConfig };
export const settings: LoraSettings = { ...common, loraRank: 4, loraAlpha: 8, loraTargets: 'query-value' };

export function* randomWeights(): Generator<WeightArray> {
  for (const [name, shape] of parameterShapes(encoderConfig)) {
    yield {
      name,
      shape,
      data: seeded(
        name,
        shape.reduce((a, b) => a * b, 1),
      ),
    };
  }
}

const sentences = (lengths: readonly number[], seed: number) => {
  const random = createRandom(seed);
  return lengths.map((length) => Int32Array.from({ length }, () => random.below(40)));
};
export const batch: StepBatch = {
  sentence1: sentences([5, 2, 8], 1),
  sentence2: sentences([4, 9, 1], 2),
  negatives: null,
  labels: Float32Array.of(1, 0, 1),
};

function encoderSuite(ready: () => Promise<void>): void {
  const withEncoder = async (
    change: Partial<LoraSettings>,
    use: (encoder: SentenceEncoder) => Promise<void>,
  ) => {
    await ready();
    const encoder = await SentenceEncoder.create(config, randomWeights());
    encoder.adapt({ ...settings, ...change });
    await use(encoder);
    encoder.dispose();
  };
  const embed = async (encoder: SentenceEncoder, dropout: StepSettings['dropout'] = null) => {
    const pooled = tf.tidy(() => encoder.forward(pack(sentences([3, 12, 7], 5)), dropout));
    const values = (await pooled.data<'float32'>()).slice();
    pooled.dispose();
    return values;
  };
  const train = async (encoder: SentenceEncoder, steps: number, dropout = false) => {
    const optimizer = new AdamW(encoder.trainable);
    let last = NaN;
    for (let step = 0; step < steps; step++) {
      const key = dropout ? { seed: 1, step } : null;
      ({ loss: last } = await trainStep(encoder, optimizer, [batch], { ...ranking, dropout: key }));
    }
    optimizer.dispose();
    return last;
  };

  it('is the base model before its first step, bit for bit', async () => {
    let base = new Float32Array(0);
    await withEncoder({ loraRank: 0 }, async (encoder) => {
      expect(encoder.lora).toBeNull();
      base = await embed(encoder);
    });
    await withEncoder({}, async (encoder) => expect(await embed(encoder)).toEqual(base));
  });

  it('draws A as peft does, by the seed, and begins with B at 0', () =>
    withEncoder({ loraRank: 64 }, async (encoder) => {
      const numbers = async (from: SentenceEncoder, letter: string) => [
        ...((await from.trainable.get(`lora.layers.1.attention.value.${letter}`)?.data<'float32'>()) ?? []),
      ];
      const [a, b] = [await numbers(encoder, 'A'), await numbers(encoder, 'B')];
      expect(new Set(b)).toEqual(new Set([0]));
      const bound = 1 / Math.sqrt(16);
      const size = a.length;
      const mean = a.reduce((sum, x) => sum + x, 0) / size;
      const variance = a.reduce((sum, x) => sum + x * x, 0) / size;
      expect(size).toBe(16 * 64);
      expect(Math.max(...a.map(Math.abs))).toBeLessThanOrEqual(bound);
      expect(Math.abs(mean)).toBeLessThan(0.02);
      expect(variance / (bound ** 2 / 3)).toBeCloseTo(1, 0.9);
      await withEncoder({ loraRank: 64 }, async (other) => expect(await numbers(other, 'A')).toEqual(a));
      await withEncoder({ loraRank: 64, seed: 43 }, async (other) =>
        expect(await numbers(other, 'A')).not.toEqual(a),
      );
    }));

  it('lowers the loss, embeds after the merge as before it, and changes no other weight', () =>
    withEncoder({ loraTargets: 'all-linear', loraDropout: 0.1 }, async (encoder) => {
      const first = await train(encoder, 1);
      expect(await train(encoder, 6, true)).toBeLessThan(0.8 * first);
      const apart = await embed(encoder);
      encoder.merge();
      const merged = await embed(encoder);
      expectClose(merged, apart, 2e-6);
      encoder.merge();
      expect(await embed(encoder)).toEqual(merged);
      const given = new Map([...randomWeights()].map(({ name, data }) => [name, data]));
      for await (const { name, data } of encoder.weights()) {
        const changes = data.some((value, i) => value !== given.get(name)?.[i]);
        expect(changes, name).toBe(/(attention|ffn)\.\w+\.weight$/.test(name) && !name.includes('norm'));
      }
    }));

  it('applies dropout to the inputs of its adapters, the same at the same step only, and none when it embeds', () =>
    withEncoder({ loraDropout: 0.5 }, async (encoder) => {
      await train(encoder, 3);
      const plain = await embed(encoder);
      const first = await embed(encoder, { seed: 1, step: 1 });
      expect(await embed(encoder)).toEqual(plain);
      expect(await embed(encoder, { seed: 1, step: 1 })).toEqual(first);
      for (const other of [plain, await embed(encoder, { seed: 1, step: 2 })]) {
        expect(first.some((value, i) => Math.abs(value - (other[i] ?? 0)) > 1e-4)).toBe(true);
      }
    }));

  it('leaves frozen layers without an adapter', () =>
    withEncoder({ frozenLayers: 1, loraTargets: 'all-linear' }, async (encoder) => {
      const layers = [...encoder.trainable.keys()].map((name) => name.replace(/^lora\.|\.[AB]$/g, ''));
      expect(new Set(layers)).toEqual(
        new Set(
          [
            'attention.query',
            'attention.key',
            'attention.value',
            'attention.output',
            'ffn.in',
            'ffn.out',
          ].map((part) => `layers.1.${part}`),
        ),
      );
      const before = await embed(encoder);
      await train(encoder, 2);
      expect(await embed(encoder)).not.toEqual(before);
    }));

  it('leaves no tensors behind, trained and merged', async () => {
    await ready();
    const before = tf.memory();
    const encoder = await SentenceEncoder.create(config, randomWeights());
    encoder.adapt({ ...settings, loraDropout: 0.1 });
    const optimizer = new AdamW(encoder.trainable);
    const counts: number[] = [];
    for (let step = 0; step < 6; step++) {
      await trainStep(encoder, optimizer, [batch], { ...ranking, dropout: { seed: 1, step } });
      counts.push(tf.memory().numTensors);
    }
    expect(counts[5]).toBe(counts[1]);
    optimizer.dispose();
    encoder.merge();
    encoder.dispose();
    const after = tf.memory();
    expect([after.numTensors, after.numBytes]).toEqual([before.numTensors, before.numBytes]);
  });
}
