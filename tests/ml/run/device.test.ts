import { describe, expect, it } from 'vitest';
import { DeviceError } from '../../../src/core/errors';
import type { Compute } from '../../../src/core/recipe/types';
import type { Backend } from '../../../src/core/run/events';
import { message, type Message } from '../../../src/messages/message';
import type { StartOptions } from '../../../src/ml/backend/startBackend';
import { createDevice, type DeviceOptions } from '../../../src/ml/run/device';

const next = message('worker.device.next');
const wrong = message('device.gpu.differs', { difference: 0.5 });
const lost = message('device.gpu.lost', { reason: 'unplugged' });
const refusal = message('cli.device.wrong.next');

/** A device on an engine that starts what it is asked for; `faults` are the results of the GPU's verifications. */
function fake(options: Partial<DeviceOptions> = {}, faults: (Message | null)[] = []) {
  const starts: Compute[] = [];
  let latest: StartOptions | null = null;
  const device = createDevice(
    { wasmPaths: '', refusal: null, afterFailure: { next }, ...options },
    {
      async startBackend(choice, started) {
        starts.push(choice);
        latest = started;
        const backend: Backend = choice === 'auto' ? 'webgpu' : choice;
        return { backend, threads: 1, note: null };
      },
      verifyGpu: async () => faults.shift() ?? null,
    },
  );
  return {
    device,
    starts,
    lose: () => latest?.onLost?.(lost),
    fail: () => latest?.onGpuError?.(message('device.gpu.outOfMemory')),
  };
}

describe('a device', () => {
  it('starts once for one choice, and again for another', async () => {
    const { device, starts } = fake();
    await Promise.all([device.start('wasm'), device.start('wasm')]);
    await device.start('cpu');
    expect(starts).toEqual(['wasm', 'cpu']);
    expect(device.choice).toBe('cpu');
  });

  it('replaces a GPU that computes wrongly by WebAssembly, and says why', async () => {
    const { device, starts } = fake({}, [wrong]);
    const reasons = [wrong, message('device.gpu.wasmInstead')];
    expect(await device.start('auto')).toEqual({
      backend: 'wasm',
      threads: 1,
      note: message('device.reasons', { reasons }),
    });
    expect(starts).toEqual(['auto', 'wasm']);
  });

  it('refuses such a GPU where it may not be replaced, and can be started again', async () => {
    const { device, starts } = fake({ refusal }, [wrong]);
    await expect(device.start('webgpu')).rejects.toMatchObject({
      problem: { kind: 'DeviceError', what: wrong, next: refusal },
    });
    expect(starts).toEqual(['webgpu']);
    await device.start('wasm');
    expect(device.choice).toBe('wasm');
  });

  it('ends the work that it guards when the GPU is lost, and refuses more until it is started again', async () => {
    const { device, lose, fail } = fake();
    await device.start('webgpu');
    const never = device.guard(new Promise<void>(() => {}));
    lose();
    fail();
    await expect(never).rejects.toMatchObject({ problem: { what: lost, next } });
    await expect(device.guard(Promise.resolve(1))).rejects.toBeInstanceOf(DeviceError);
    expect(device.failure?.problem.what).toEqual(lost);
    expect(device.choice).toBeNull();
    await device.start('webgpu');
    expect(await device.guard(Promise.resolve(1))).toBe(1);
    expect(device.failure).toBeNull();
  });
});
