/** What the engine takes for granted of tfjs beyond its documentation: it has to hold after an upgrade as well. */

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startDevice } from '../../../src/cli/engine';
import { kernels } from '../../../src/ml/kernels/select';
import { launch, type Shader } from '../../../src/ml/kernels/webgpu/launch';
import {
  allocateOnGpu,
  allocateOnWasm,
  boundFreeBuffers,
  finished,
  freeBytes,
  gpuBytes,
  isOnBackendInUse,
  newTensor,
  replaceKernel,
  shareWasmClones,
  wasmAddress,
  wasmBackend,
  wasmMemory,
  wasmView,
  webgpuBackend,
} from '../../../src/ml/tfjs/internals';
import { registerWebgpu } from '../../../src/ml/tfjs/registerWebgpu';
import { findGpuInNode } from '../../requireGpu';

const gpu = await findGpuInNode();
const numbers = async (x: tf.Tensor) => [...(await x.data<'float32'>())];

describe.each(['wasm', 'cpu', ...(gpu ? (['webgpu'] as const) : [])] as const)(
  'tfjs’s engine on %s',
  (name) => {
    beforeAll(async () => void (await startDevice(name)));

    it('knows which backend holds a tensor, and forgets it when the tensor is disposed', async () => {
      const x = tf.tensor1d([1, 2]);
      const there = tf.tensor1d([3]);
      expect(isOnBackendInUse(x)).toBe(true);
      await tf.setBackend(name === 'cpu' ? 'wasm' : 'cpu');
      expect(isOnBackendInUse(there)).toBe(false);
      await tf.setBackend(name);
      expect(isOnBackendInUse(there)).toBe(true);
      x.dispose();
      expect(isOnBackendInUse(x)).toBe(false);
      there.dispose();
    });
  },
);

describe('tfjs’s WebAssembly backend', () => {
  beforeAll(async () => void (await startDevice('wasm')));
  const backend = () => {
    const found = wasmBackend();
    if (!found) throw new TypeError('WebAssembly is not in use.');
    return found;
  };

  it('is an instance of its class where it is in use, and no other backend is', async () => {
    expect(wasmBackend()).toBe(tf.backend());
    expect(webgpuBackend()).toBeNull();
    await tf.setBackend('cpu');
    expect(wasmBackend()).toBeNull();
    await tf.setBackend('wasm');
  });

  it('has its module’s memory where a tensor’s numbers lie at its address', async () => {
    const x = tf.tensor1d([1.5, -2, 3]);
    const at = wasmAddress(backend(), x);
    const { buffer } = wasmMemory(backend());
    expect([...new Float32Array(buffer, at, 3)]).toEqual([1.5, -2, 3]);
    new Float32Array(buffer, at, 3).set([4, 5, 6]);
    expect(await numbers(x)).toEqual([4, 5, 6]);
    expect(wasmView(backend(), x).byteOffset).toBe(at);
    x.dispose();
  });

  it('aligns a tensor’s numbers to 4 bytes, so that views of its memory can be made', () => {
    const tensors = [1, 3, 5].map((size) => tf.ones([size]));
    expect(tensors.map((x) => wasmAddress(backend(), x) % 4)).toEqual([0, 0, 0]);
    tf.dispose(tensors);
  });

  it('leaves a tensor where it is while the memory grows', async () => {
    const x = tf.tensor1d([7, 8]);
    const [at, size] = [wasmAddress(backend(), x), wasmMemory(backend()).buffer.byteLength];
    const large = tf.zeros([size / 4]);
    expect(wasmMemory(backend()).buffer.byteLength).toBeGreaterThan(size);
    expect(wasmAddress(backend(), x)).toBe(at);
    expect([...wasmView(backend(), x)]).toEqual([7, 8]);
    tf.dispose([x, large]);
  });

  it('makes tensors of allocated memory, which are counted, and whose memory is used again when they go', () => {
    const before = tf.memory().numTensors;
    const make = () => newTensor<tf.Rank.R2>(allocateOnWasm(backend(), [100, 3]), [100, 3]);
    const x = make();
    expect([x.shape, x.dtype, tf.memory().numTensors]).toEqual([[100, 3], 'float32', before + 1]);
    const at = wasmAddress(backend(), x);
    x.dispose();
    expect(tf.memory().numTensors).toBe(before);
    const next = make();
    expect(wasmAddress(backend(), next)).toBe(at);
    next.dispose();
    expect(() => newTensor<tf.Rank.R1>(allocateOnWasm(backend(), [2]), [3])).toThrow(TypeError);
  });

  it('refuses a view of integers', () => {
    const x = tf.tensor1d([1], 'int32');
    expect(() => wasmView(backend(), x)).toThrow('float32');
    x.dispose();
  });

  it('shares a clone’s memory once its kernel of clones is replaced, until the last of them is disposed', async () => {
    shareWasmClones();
    const x = tf.tensor1d([1, 2, 3]);
    const clone = x.clone();
    const at = wasmAddress(backend(), x);
    expect(wasmAddress(backend(), clone)).toBe(at);
    x.dispose();
    const other = tf.ones([3]);
    expect(wasmAddress(backend(), other)).not.toBe(at);
    expect(await numbers(clone)).toEqual([1, 2, 3]);
    const held = backend().numDataIds();
    clone.dispose();
    expect(backend().numDataIds()).toBe(held - 1);
    other.dispose();
  });

  it('calls a kernel that replaces its own, which can still call that', async () => {
    const calls = vi.fn();
    replaceKernel('wasm', tf.Neg, (theirs) => (call) => {
      calls();
      return theirs(call);
    });
    const y = tf.neg([1, -2]);
    expect(await numbers(y)).toEqual([-1, 2]);
    expect(calls).toHaveBeenCalledOnce();
    y.dispose();
  });
});

describe.runIf(gpu)('tfjs’s WebGPU backend', () => {
  beforeAll(async () => void (await startDevice('webgpu')));
  const backend = () => {
    const found = webgpuBackend();
    if (!found) throw new TypeError('WebGPU is not in use.');
    return found;
  };

  /** Two outputs, inputs of floats and integers, uniforms of both types. */
  const shader: Shader = {
    name: 'internals',
    writes: { scaled: 'f32', shifted: 'f32' },
    reads: { x: 'f32', order: 'i32' },
    uniforms: { size: 'u32', factor: 'f32', offset: 'u32' },
    workgroup: [64, 1],
    body: `
      if (index >= u.size) { return; }
      scaled[index] = u.factor * x[u32(order[index])];
      shifted[index] += f32(u.offset);`,
  };
  const run = (scaled: tf.Tensor, shifted: tf.Tensor, x: tf.Tensor, order: tf.Tensor) =>
    launch(backend(), shader, {
      writes: [scaled, shifted],
      reads: [x, order],
      uniforms: [scaled.size, 0.5, 7],
      groups: [1, 1],
    });

  it('is an instance of its class where it is in use, and registered once', () => {
    expect(webgpuBackend()).toBe(tf.backend());
    expect(wasmBackend()).toBeNull();
    const factory = tf.findBackendFactory('webgpu');
    registerWebgpu();
    expect(tf.findBackendFactory('webgpu')).toBe(factory);
  });

  it('runs a pipeline of ours with outputs, inputs and uniforms bound in this order', async () => {
    const [x, order] = [tf.tensor1d([2, 4, 6]), tf.tensor1d([2, 0, 1], 'int32')];
    const [scaled, shifted] = [allocateOnGpu<tf.Rank.R1>(backend(), [3]), tf.tensor1d([1, 2, 3])];
    run(scaled, shifted, x, order);
    expect(await numbers(scaled)).toEqual([3, 1, 2]);
    expect(await numbers(shifted)).toEqual([8, 9, 10]);
    tf.dispose([x, order, scaled, shifted]);
  });

  it('runs it after the programs that were queued before, and before those that are queued after', async () => {
    const order = tf.tensor1d([0, 1], 'int32');
    const x = tf.add(tf.tensor1d([1, 2]), 1);
    const [scaled, shifted] = [allocateOnGpu<tf.Rank.R1>(backend(), [2]), tf.zeros([2])];
    run(scaled, shifted, x, order);
    const y = tf.mul(scaled, 10);
    x.dispose();
    expect(await numbers(y)).toEqual([10, 15]);
    tf.dispose([order, scaled, shifted, y]);
  });

  it('reads a tensor again that has changed since it was read', async () => {
    const [x, order] = [tf.tensor1d([2]), tf.tensor1d([0], 'int32')];
    const [scaled, shifted] = [allocateOnGpu<tf.Rank.R1>(backend(), [1]), tf.tensor1d([1])];
    run(scaled, shifted, x, order);
    expect(await numbers(shifted)).toEqual([8]);
    run(scaled, shifted, x, order);
    expect(await numbers(shifted)).toEqual([15]);
    tf.dispose([x, order, scaled, shifted]);
  });

  it('shares a clone’s memory', () => {
    const x = tf.add(tf.ones([3]), 1);
    const { numDataBuffers } = tf.memory();
    const clone = x.clone();
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers);
    expect(clone.dataId).toBe(x.dataId);
    tf.dispose([x, clone]);
  });

  it('has submitted its whole queue when it is finished', async () => {
    const submit = vi.spyOn(backend().queue, 'submit');
    const y = tf.add(tf.ones([3]), 1);
    const before = submit.mock.calls.length;
    await finished(backend());
    expect(submit.mock.calls.length).toBeGreaterThan(before);
    submit.mockRestore();
    y.dispose();
  });

  it('keeps freed buffers for tensors of their size, and destroys them beyond a bound', async () => {
    const size = 12_345;
    const before = freeBytes(backend());
    const x = kernels().dropout(tf.ones([size]), { rate: 0, key: 1 });
    await finished(backend());
    x.dispose();
    const kept = freeBytes(backend());
    expect(kept).toBeGreaterThanOrEqual(before + 4 * size);
    expect(gpuBytes(backend())).toBeGreaterThanOrEqual(kept);
    const { bufferManager } = backend();
    const free = bufferManager.getNumFreeBuffers();
    const next = allocateOnGpu<tf.Rank.R1>(backend(), [size]);
    backend().uploadToGPU(next.dataId);
    expect(bufferManager.getNumFreeBuffers()).toBe(free - 1);
    boundFreeBuffers(backend(), 0);
    const destroyed = vi.spyOn(GPUBuffer.prototype, 'destroy');
    next.dispose();
    expect(destroyed).toHaveBeenCalled();
    destroyed.mockRestore();
  });
});
