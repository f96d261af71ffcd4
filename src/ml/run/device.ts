/**
 * The device that computes, for the page's worker and the command line: started as asked, verified before it is
 * trusted, and watched while it works.
 */

import { message, type Message } from '../../messages/message';
import { DeviceError } from '../../core/errors';
import type { Compute } from '../../core/recipe/types';
import { startBackend, type Started, type StartOptions } from '../backend/startBackend';
import { verifyGpu } from '../train/verifyGpu';

export interface DeviceOptions extends Pick<StartOptions, 'wasmPaths' | 'startHelper'> {
  /** What to do instead where a GPU computes wrongly: the start is refused. Null: WebAssembly takes its place. */
  readonly refusal: Message | null;
  /** What to do after the GPU was lost or has failed, and what is kept then. */
  readonly afterFailure: { readonly next: Message; readonly kept?: Message };
}

export interface Device {
  /**
   * Starts, or returns what runs already for the same choice.
   * @throws DeviceError where the choice cannot start, or a GPU computes wrongly and no other may take its place
   */
  start(choice: Compute): Promise<Started>;
  /** The choice in force; null before the first start and after a failure. */
  readonly choice: Compute | null;
  /** Why the GPU can no longer be used; null as long as it can. */
  readonly failure: DeviceError | null;
  /**
   * The work, or a DeviceError as soon as the GPU is lost or has failed: its reads may then never end, or fail with an error
   * of their own.
   */
  guard<T>(work: Promise<T>): Promise<T>;
}

/** What starts backends and verifies GPUs; tests have their own. */
export interface DeviceEngine {
  startBackend(choice: Compute, options: StartOptions): Promise<Started>;
  /** What is wrong with the GPU in use, or null. */
  verifyGpu(): Promise<Message | null>;
}

export function createDevice(
  { wasmPaths, startHelper, refusal, afterFailure: { next, ...kept } }: DeviceOptions,
  engine: DeviceEngine = { startBackend, verifyGpu },
): Device {
  let running: { readonly choice: Compute; readonly started: Started } | null = null;
  /** The start under way or the last one: two at once would take each other's backend for their own. */
  let starting: Promise<unknown> = Promise.resolve();
  let failure: DeviceError | null = null;
  const guarded = new Set<(error: DeviceError) => void>();

  const fail = (what: Message) => {
    running = null;
    failure ??= new DeviceError(what, next, kept);
    for (const reject of guarded) reject(failure);
  };

  function guard<T>(work: Promise<T>): Promise<T> {
    if (failure) return Promise.reject(failure);
    return new Promise((resolve, reject) => {
      guarded.add(reject);
      const rejectLate = async (error: unknown) => {
        if (mayBeLoss(error)) await lossTold();
        reject(error);
      };
      work.then(resolve, rejectLate).finally(() => guarded.delete(reject));
    });
  }

  /** A read from a lost GPU may fail before the browser tells that it is lost. */
  const mayBeLoss = (error: unknown) =>
    running?.started.backend === 'webgpu' && error instanceof DOMException && failure === null;

  async function begin(choice: Compute): Promise<Started> {
    const renew = failure !== null;
    failure = null;
    const options = {
      wasmPaths,
      ...(startHelper ? { startHelper } : {}),
      onLost: fail,
      onGpuError: fail,
      renew,
    };
    return guard(engine.startBackend(choice, options));
  }

  async function ensure(choice: Compute): Promise<Started> {
    if (running?.choice === choice) return running.started;
    running = null;
    let started = await begin(choice);
    const fault = started.backend === 'webgpu' ? await guard(engine.verifyGpu()) : null;
    if (fault !== null) {
      if (refusal !== null) throw new DeviceError(fault, refusal);
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
    get failure() {
      return failure;
    },
    guard,
    start(choice) {
      const start = starting.then(() => ensure(choice));
      starting = start.catch(() => {});
      return start;
    },
  };
}

/** Milliseconds in which a browser tells that a GPU is lost. */
const toldWithin = 500;
const lossTold = () => new Promise((resolve) => setTimeout(resolve, toldWithin));
