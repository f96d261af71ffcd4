import { describe, expect, it, vi } from 'vitest';
import { startDevice } from '../../src/cli/engine';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep } from '../../src/ml/train/step';
import { createStepProbe } from '../../src/ml/train/stepProbe';
import { findGpuInNode } from '../requireGpu';
import { config, encoderConfig, randomWeights } from './suites/smallEncoder';

const found = await findGpuInNode();

/** What a training step asks of the GPU. */
async function countStep(
  layers: number,
): Promise<{ dispatches: number; readings: number; probed: number | null }> {
  const encoder = { ...encoderConfig, layers };
  const model = await SentenceEncoder.create({ ...config, encoder }, randomWeights(encoder));
  const optimizer = new AdamW(model.parameters);
  const sentences = [Int32Array.of(2, 7, 3), Int32Array.of(2, 9, 8, 5, 3)];
  const batch = {
    sentence1: sentences,
    sentence2: sentences,
    negatives: null,
    labels: Float32Array.of(1, 1),
  };
  let probed: number | null = null;
  const probe = createStepProbe(({ dispatches }) => (probed = dispatches));
  const dispatch = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
  const read = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
  probe.begin();
  await trainStep(model, optimizer, [batch], {
    loss: 'MultipleNegativesRankingLoss',
    lossParams: {},
    learningRate: 1e-3,
    maxGradNorm: 1,
    dropout: { seed: 1, step: 0 },
    probe,
  });
  probe.end(1);
  const counts = { dispatches: dispatch.mock.calls.length, readings: read.mock.calls.length, probed };
  vi.restoreAllMocks();
  optimizer.dispose();
  model.dispose();
  return counts;
}

describe.runIf(found)('a training step on webgpu', () => {
  it('takes at most 50 dispatches a layer (tfjs’s own kernels: 220), and reads back once: the loss with the norm', async () => {
    await startDevice('webgpu');
    const [two, four] = [await countStep(2), await countStep(4)];
    expect(two.dispatches).toBeGreaterThan(0);
    expect((four.dispatches - two.dispatches) / 2).toBeLessThanOrEqual(50);
    expect(two.dispatches).toBeLessThanOrEqual(150);
    expect([two.readings, four.readings]).toEqual([1, 1]);
    expect([two.probed, four.probed]).toEqual([two.dispatches, four.dispatches]);
  });
});
