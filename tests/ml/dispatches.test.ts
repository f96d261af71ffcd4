import { describe, expect, it, vi } from 'vitest';
import { startDevice } from '../../src/cli/engine';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep } from '../../src/ml/train/step';
import { webgpuBackend } from '../../src/ml/tfjs/internals';
import { createStepProbe } from '../../src/ml/train/stepProbe';
import { findGpuInNode } from '../requireGpu';
import { config, encoderConfig, randomWeights } from './suites/smallEncoder';

const found = await findGpuInNode();

interface Counted {
  readonly dispatches: number;
  readonly readings: number;
  readonly probed: number | null;
  /** After the step: its numbers, and all weights. */
  readonly values: readonly number[];
}

/** What a training step asks of the GPU. */
async function countStep(layers: number): Promise<Counted> {
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
  const { loss, gradNorm } = await trainStep(model, optimizer, [batch], {
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
  const values = [loss, gradNorm];
  for (const parameter of model.parameters.values()) values.push(...(await parameter.data<'float32'>()));
  optimizer.dispose();
  model.dispose();
  return { ...counts, values };
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

  it('has the same bits with 8 storage buffers as with up to 16, in more dispatches', async () => {
    await startDevice('webgpu');
    const device = webgpuBackend()?.device;
    if (!device) throw new Error('not webgpu');
    const own = device.limits;
    // Each 4 are one more parameter in a dispatch of AdamW.
    const most = Math.min(16, own.maxStorageBuffersPerShaderStage);
    const withBuffers = async (maxStorageBuffersPerShaderStage: number) => {
      const limits = new Proxy(own, {
        get: (_, name) =>
          name === 'maxStorageBuffersPerShaderStage'
            ? maxStorageBuffersPerShaderStage
            : Reflect.get(own, name, own),
      });
      Object.defineProperty(device, 'limits', { value: limits, configurable: true });
      try {
        return await countStep(2);
      } finally {
        Reflect.deleteProperty(device, 'limits');
      }
    };
    const [few, many] = [await withBuffers(8), await withBuffers(most)];
    expect(many.values).toEqual(few.values);
    expect(many.dispatches).toBeLessThanOrEqual(few.dispatches - (most < 12 ? 0 : 1));
  });
});
