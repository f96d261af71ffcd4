/** The device that computes: started as the recipe asks, tested before it is trusted, and watched while it works. */

import { DeviceError } from '../core/errors';
import type { Compute } from '../core/recipe/types';
import { message, type Message } from '../messages/message';
import { startBackend, type Started } from '../ml/backend/startBackend';
import { verifyGpu } from '../ml/train/verifyGpu';
import { wasmPaths } from './addresses';
import { startHelper } from './threads';

export interface Device {
  /** Starts, or returns what runs already for the same choice. */
  start(choice: Compute): Promise<Started>;
  /** The choice in force; null before the first start. */
  readonly choice: Compute | null;
  /** The work, or a DeviceError as soon as the GPU is lost or has failed: its reads may then never end. */
  guard<T>(work: Promise<T>): Promise<T>;
}

const kept = 'Your data, settings and the charts so far are kept.';

export function createDevice(): Device {
  let running: { readonly choice: Compute; readonly started: Started } | null = null;
  /** The start under way or the last one: two at once would take each other's backend for their own. */
  let starting: Promise<unknown> = Promise.resolve();
  let failure: DeviceError | null = null;
  const guarded = new Set<(error: DeviceError) => void>();

  async function begin(choice: Compute): Promise<Started> {
    failure = null;
    const fail = (what: Message) => {
      running = null;
      failure = new DeviceError(what, 'Press "Train" again, or choose "WebAssembly" under Compute.', {
        kept,
      });
      for (const reject of guarded) reject(failure);
    };
    return startBackend(choice, {
      wasmPaths,
      startHelper,
      onLost: (reason) => fail(message('device.gpu.lost', { reason })),
      onGpuError: (error) => fail(message('device.gpu.failed', { error })),
    });
  }

  async function ensure(choice: Compute): Promise<Started> {
    if (running?.choice === choice) return running.started;
    running = null;
    let started = await begin(choice);
    const fault = started.backend === 'webgpu' ? await verifyGpu() : null;
    if (fault) {
      const reasons = [fault, message('device.gpu.wasmInstead')];
      started = { ...(await begin('wasm')), note: message('device.reasons', { reasons }) };
    }
    running = { choice, started };
    return started;
  }

  return {
    get choice() {
      return running?.choice ?? null;
    },
    guard(work) {
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        guarded.add(reject);
        work.then(resolve, reject).finally(() => guarded.delete(reject));
      });
    },
    start(choice) {
      const start = starting.then(() => ensure(choice));
      starting = start.catch(() => {});
      return start;
    },
  };
}
