/** Which random numbers the dropout of LoRA draws. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, it, vi } from 'vitest';
import { pack, SentenceEncoder } from '../../src/ml/encoder/encoder';
import { dropoutAt } from '../../src/ml/ops/dropoutSites';
import { batch, config, randomWeights, settings } from './suites/lora';

vi.mock(import('../../src/ml/ops/dropoutSites'), async (original) => {
  const module = await original();
  return { ...module, dropoutAt: vi.fn(module.dropoutAt) };
});

const drawn = vi.mocked(dropoutAt);
beforeEach(() => drawn.mockClear());

it('has a site of its own for every linear layer, different from those of the model, the same in each pass', async () => {
  await tf.setBackend('cpu');
  const encoder = await SentenceEncoder.create(
    { ...config, encoder: { ...config.encoder, hiddenDropout: 0.1, attentionDropout: 0.1 } },
    randomWeights(),
  );
  encoder.adapt({ ...settings, loraDropout: 0.25, loraTargets: 'all-linear' });
  const keysOf = (step: number) => {
    drawn.mockClear();
    tf.tidy(() => encoder.forward(pack(batch.sentence1), { seed: 7, step }));
    return drawn.mock.results.flatMap(({ value }) =>
      value !== null && typeof value === 'object' && 'key' in value ? [value] : [],
    );
  };
  const sites = keysOf(1);
  expect(sites.filter(({ rate }) => rate === 0.25).length).toBe(2 * 6);
  expect(new Set(sites.map(({ key }) => key)).size).toBe(sites.length);
  expect(keysOf(1)).toEqual(sites);
  const others = new Set(keysOf(2).map(({ key }) => key));
  expect(sites.some(({ key }) => others.has(key))).toBe(false);
  encoder.dispose();
});
