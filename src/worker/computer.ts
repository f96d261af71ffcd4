/** The device that computes: started as the recipe asks, tested before it is trusted, and watched while it works. */

import { DeviceError } from '../core/errors';
import type { Compute } from '../core/recipe/types';
import { startBackend, type Started } from '../ml/backend';
import { selfTest } from '../ml/selfTest';
import { wasmPaths } from './addresses';

export interface Computer {
  /** Starts, or returns what runs already for the same choice. */
  start(choice: Compute): Promise<Started>;
  /** Never resolves; rejects with a DeviceError when the GPU is lost. */
  readonly lost: Promise<never>;
}

/** WGSL has no exact arithmetic to promise; a wrong kernel is off by far more. */
const tolerance = 1e-3;

export function createComputer(): Computer {
  let running: { readonly choice: Compute; readonly started: Started } | null = null;
  let lose: (error: DeviceError) => void = () => {};
  let lost = watch();

  function watch(): Promise<never> {
    const promise = new Promise<never>((_, reject) => {
      lose = reject;
    });
    promise.catch(() => {});
    return promise;
  }

  async function begin(choice: Compute): Promise<Started> {
    lost = watch();
    const onLost = (reason: string) => {
      running = null;
      lose(
        new DeviceError(
          `The GPU was lost: ${reason}`,
          'Press "Train" again, or choose "WebAssembly" under Compute.',
          {
            kept: 'Your data, settings and the charts so far are kept.',
          },
        ),
      );
    };
    return startBackend(choice, { wasmPaths, onLost });
  }

  return {
    get lost() {
      return lost;
    },
    async start(choice) {
      if (running?.choice === choice) return running.started;
      let started = await begin(choice);
      if (started.backend === 'webgpu') {
        const difference = await selfTest();
        if (!(difference <= tolerance)) {
          started = await begin('wasm');
          const note = `The GPU's answer to a small test step differed from the processor's by ${difference.toPrecision(2)}, so WebAssembly is used instead.`;
          started = { ...started, note };
        }
      }
      running = { choice, started };
      return started;
    },
  };
}
