import { PerformanceObserver } from 'node:perf_hooks';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { stepParts, totalMs, type StepProfile } from '../../../src/core/run/stepProfile';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { AdamW } from '../../../src/ml/optim/adamw';
import { trainStep, type StepSettings } from '../../../src/ml/train/step';
import { createStepProbe, type StepProbe } from '../../../src/ml/train/stepProbe';
import { config, randomWeights } from '../suites/smallEncoder';

const sentences = [Int32Array.of(2, 7, 3), Int32Array.of(2, 9, 8, 5, 3)];
const batch = { sentence1: sentences, sentence2: sentences, negatives: null, labels: Float32Array.of(1, 1) };

async function step(probe: StepProbe | null, settings: Partial<StepSettings> = {}) {
  const encoder = await SentenceEncoder.create(config, randomWeights());
  const optimizer = new AdamW(encoder.parameters);
  probe?.begin();
  probe?.enter('tokenise');
  const { loss } = await trainStep(encoder, optimizer, [batch], {
    loss: 'MultipleNegativesRankingLoss',
    lossParams: {},
    learningRate: 1e-3,
    maxGradNorm: 1,
    dropout: { seed: 1, step: 0 },
    probe,
    ...settings,
  });
  probe?.end(1);
  const weights = [...encoder.parameters.values()].map((weight) => weight.dataSync().slice());
  optimizer.dispose();
  encoder.dispose();
  return { loss, weights };
}

/** A step's profile, with the names and lengths of the spans that it has marked. */
async function measured(settings: Partial<StepSettings> = {}) {
  const profiles: StepProfile[] = [];
  const spans: { name: string; duration: number }[] = [];
  const observer = new PerformanceObserver((list) => spans.push(...list.getEntries()));
  observer.observe({ entryTypes: ['measure'] });
  const result = await step(
    createStepProbe((profile) => profiles.push(profile)),
    settings,
  );
  spans.push(...observer.takeRecords());
  observer.disconnect();
  const [profile] = profiles;
  if (!profile) throw new Error('There is no profile.');
  return { ...result, profile, spans };
}

describe('a step’s probe', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('times every part in its order, under the names of the spans', async () => {
    const { profile, spans } = await measured();
    expect(spans.map(({ name }) => name)).toEqual(stepParts);
    for (const { name, duration } of spans) {
      expect(profile.ms[stepParts.find((part) => part === name) ?? 'forward']).toBeCloseTo(duration, 1);
    }
    expect(profile.ms.forward).toBeGreaterThan(0);
    expect(profile.ms.backward).toBeGreaterThan(0);
    expect(totalMs(profile)).toBeCloseTo(
      spans.reduce((sum, { duration }) => sum + duration, 0),
      1,
    );
    expect(profile).toMatchObject({ step: 1, dispatches: null, memory: { backendBytes: null } });
    expect(profile.memory.tensors).toBeGreaterThan(0);
    expect(profile.memory.tensorBytes).toBeGreaterThan(1000);
    expect(performance.getEntriesByType('measure')).toEqual([]);
  });

  it('goes forward and backward for each part of a batch that is encoded in parts', async () => {
    const { spans } = await measured({
      loss: 'CachedMultipleNegativesRankingLoss',
      lossParams: { miniBatchSize: 1 },
    });
    const names = spans.map(({ name }) => name);
    expect(names.filter((name) => name === 'forward')).toHaveLength(1 + 4);
    expect(names.filter((name) => name === 'backward')).toHaveLength(1 + 4);
  });

  it('changes nothing of the step', async () => {
    const [with_, without] = [await measured(), await step(null)];
    expect(with_.loss).toBe(without.loss);
    expect(with_.weights).toEqual(without.weights);
  });
});
