/** Starts the threads that compute together, and keeps as many as make a matrix product fastest. */

import * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import { wasmRuntime } from '../kernels/wasm/runtime';
import type { HelperSetup } from '../kernels/wasm/threadPool';
import { withTimeout } from './withTimeout';

/** A thread that runs `help` with the setup. */
export interface Helper {
  /** Resolved when it serves. */
  readonly ready: Promise<void>;
  stop(): void;
}

/** More would gain nothing on products as small as a step's. */
const maxThreads = 16;

export type StartHelper = (setup: HelperSetup) => Helper;

/**
 * Called once for a backend.
 * @param seconds after which helpers that do not serve are given up
 * @returns the number of threads, this one included
 */
export async function startThreads(start: StartHelper, seconds: number): Promise<number> {
  const runtime = wasmRuntime();
  if (!runtime?.helperSetup || runtime.threads > 1) return runtime?.threads ?? 1;
  const cores = Math.min(navigator.hardwareConcurrency, maxThreads);
  const helpers: Helper[] = [];
  for (let index = 1; index < cores; index++) helpers.push(start({ ...runtime.helperSetup, index }));
  const serving = await withTimeout(Promise.all(helpers.map(({ ready }) => ready)), seconds);
  runtime.threads = serving ? fastest(cores, (threads) => (runtime.threads = threads)) : 1;
  // Helpers in order: those beyond the number are not asked again.
  for (const helper of helpers.slice(runtime.threads - 1)) helper.stop();
  return runtime.threads;
}

/** All cores, or half of them, where two share what one computes with. */
function fastest(cores: number, use: (threads: number) => void): number {
  const half = Math.ceil(cores / 2);
  if (half === cores || cores === 2) return cores;
  const [a, b] = [tf.zeros<tf.Rank.R2>([512, 384]), tf.zeros<tf.Rank.R2>([384, 768])];
  const time = (threads: number) => {
    use(threads);
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      kernels().matmul(a, b).dispose();
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const best = time(cores) < time(half) ? cores : half;
  tf.dispose([a, b]);
  return best;
}
