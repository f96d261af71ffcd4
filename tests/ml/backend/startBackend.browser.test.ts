import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DeviceError } from '../../../src/core/errors';
import { debugText, message, type Message } from '../../../src/messages/message';
import { startBackend } from '../../../src/ml/backend/startBackend';
import { largestTensorBytes } from '../../../src/ml/tfjs/largestTensor';
import { checkLargestTensor } from '../../../src/ml/memory/estimate';
import { webgpuBackend } from '../../../src/ml/tfjs/internals';
import { stepDifference } from '../../../src/ml/train/verifyGpu';
import { wasmPaths } from '../../wasmPaths';

const config = {
  encoder: {
    vocabSize: 10_000_000,
    hiddenSize: 384,
    layers: 1,
    heads: 12,
    intermediateSize: 1536,
    maxPositions: 512,
    tokenTypes: 2,
    layerNormEps: 1e-12,
    activation: 'gelu',
    hiddenDropout: 0,
    attentionOutputDropout: 0,
    attentionDropout: 0,
  },
  pooling: ['mean'],
  modules: [{ kind: 'normalize' }],
  maxSeqLength: 128,
} as const;

describe('startBackend', () => {
  afterEach(() => vi.restoreAllMocks());

  it('takes WebAssembly where the only GPU is a software one', async () => {
    const started = await startBackend('auto', { wasmPaths });
    expect(started.backend).toBe('wasm');
    expect(started.threads).toBeGreaterThanOrEqual(1);
    expect(tf.getBackend()).toBe('wasm');
  });

  it('starts WebGPU on a software adapter when it is asked for, and says so', async () => {
    const started = await startBackend('webgpu', { wasmPaths });
    expect(started.backend).toBe('webgpu');
    expect(started.note).toEqual(message('device.webgpu.software'));
  });

  it('says that there is no GPU where the browser gives none', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    await expect(startBackend('webgpu', { wasmPaths })).rejects.toThrow(DeviceError);
    await expect(startBackend('webgpu', { wasmPaths })).rejects.toThrow('device.webgpu.noGpu');
    expect((await startBackend('auto', { wasmPaths })).backend).toBe('wasm');
  });

  it('gives up a start that never ends', async () => {
    vi.spyOn(tf.engine(), 'setBackend').mockReturnValue(new Promise(() => {}));
    await expect(startBackend('wasm', { wasmPaths, deadline: 0.05 })).rejects.toThrow(
      debugText(message('device.wasm.notStarted')),
    );
    await expect(startBackend('webgpu', { wasmPaths, deadline: 0.05 })).rejects.toThrow(
      debugText(message('device.webgpu.notStarted')),
    );
  });

  it('falls back from a WebAssembly that never starts to plain JavaScript, with the reason', async () => {
    const setBackend = tf.engine().setBackend.bind(tf.engine());
    vi.spyOn(tf.engine(), 'setBackend').mockImplementation((name) =>
      name === 'wasm' ? new Promise(() => {}) : setBackend(name),
    );
    const started = await startBackend('auto', { wasmPaths, deadline: 0.05 });
    expect(started).toEqual({
      backend: 'cpu',
      threads: 1,
      note: message('device.reasons', { reasons: [message('device.wasm.notStarted')] }),
    });
  });

  it('reports when the GPU is lost, and starts again after it', async () => {
    const onLost = vi.fn<(what: Message) => void>();
    await startBackend('webgpu', { wasmPaths, onLost });
    const lost = webgpuBackend();
    if (!lost) throw new Error('not webgpu');
    lost.device.destroy();
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
    expect(onLost.mock.calls[0]?.[0].code).toMatch(/^device\.gpu\.lost/);
    await startBackend('webgpu', { wasmPaths });
    expect(tf.backend()).not.toBe(lost);
    expect([...(await tf.add([1], [2]).data<'float32'>())]).toEqual([3]);
  });
});

describe('a GPU that has run out of memory', () => {
  it('says so, is given up with all that waits for it, and nobody hears of its end', async () => {
    const onGpuError = vi.fn<(what: Message) => void>();
    const onLost = vi.fn<(what: Message) => void>();
    await startBackend('webgpu', { wasmPaths, onGpuError, onLost });
    const full = webgpuBackend();
    if (!full) throw new Error('not webgpu');
    const error = new GPUOutOfMemoryError('full');
    full.device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }));
    expect(onGpuError.mock.calls).toEqual([[message('device.gpu.outOfMemory')]]);
    await startBackend('webgpu', { wasmPaths, onLost, renew: true });
    expect(tf.backend()).not.toBe(full);
    expect((await full.device.lost).reason).toBe('destroyed');
    expect([...(await tf.add([1], [2]).data<'float32'>())]).toEqual([3]);
    await startBackend('wasm', { wasmPaths, renew: true });
    expect([...(await tf.add([1], [2]).data<'float32'>())]).toEqual([3]);
    expect(tf.findBackendFactory('webgpu')).not.toBeNull();
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('a started backend', () => {
  it.each(['wasm', 'webgpu'] as const)('passes the self-test (%s)', async (backend) => {
    await startBackend(backend, { wasmPaths });
    expect(await stepDifference()).toBeLessThan(1e-3);
    expect(tf.getBackend()).toBe(backend);
  });

  it('fails the self-test when its arithmetic is wrong', async () => {
    await startBackend('webgpu', { wasmPaths });
    const backend = webgpuBackend();
    if (!backend) throw new Error('not webgpu');
    const run = backend.runWebGPUProgram.bind(backend);
    const wrong = vi
      .spyOn(backend, 'runWebGPUProgram')
      .mockImplementation((program, inputs, dtype, uniforms, output) => {
        const { pipeline } = program;
        const isDropout = pipeline && 'label' in pipeline && pipeline.label === 'dropout';
        return run(
          program,
          inputs,
          dtype,
          isDropout ? uniforms?.map((u) => ({ ...u, data: [0] })) : uniforms,
          output,
        );
      });
    expect(await stepDifference()).toBeGreaterThan(1e-3);
    wrong.mockRestore();
  });

  it.each(['wasm', 'webgpu'] as const)('refuses a parameter that no buffer holds (%s)', async (backend) => {
    await startBackend(backend, { wasmPaths });
    expect(() => checkLargestTensor(config, null)).toThrow(
      'device.memory.largestTensor {"name":"embeddings.word","bytes":15360000000',
    );
    expect(largestTensorBytes()).toBeGreaterThanOrEqual(128 * 2 ** 20);
  });
});
