/** Measures the parts of training steps, where somebody asks: a step without a probe does nothing of this. */

import * as tf from '@tensorflow/tfjs-core';
import type { StepPart, StepProfile } from '../../core/run/stepProfile';
import { countDispatches } from '../kernels/webgpu/dispatches';
import { gpuBytes, wasmBackend, wasmMemory, webgpuBackend } from '../tfjs/internals';

export interface StepProbe {
  /** A step begins. */
  begin(): void;
  /** The part before ends and this one begins; a part may come more than once in a step. */
  enter(part: StepPart): void;
  /** The step has ended; what it took is reported. */
  end(step: number): void;
}

/**
 * Also marks every part as a span of its name, which the browser's Performance panel shows.
 * @param onStep takes each step's profile. The present backend is the one that is looked at.
 */
export function createStepProbe(onStep: (profile: StepProfile) => void): StepProbe {
  const dispatches = webgpuBackend() && countDispatches();
  let ms = noTime();
  let dispatched = 0;
  let under: { readonly part: StepPart; readonly since: number } | null = null;

  const leave = () => {
    if (!under) return;
    const { part, since } = under;
    const end = performance.now();
    ms[part] += end - since;
    performance.measure(part, { start: since, end });
    // The panel has it by now; kept here, the spans of a long run would fill the memory.
    performance.clearMeasures(part);
    under = null;
  };

  return {
    begin() {
      under = null;
      ms = noTime();
      dispatched = dispatches?.() ?? 0;
    },
    enter(part) {
      leave();
      under = { part, since: performance.now() };
    },
    end(step) {
      leave();
      const { numTensors, numBytes } = tf.memory();
      onStep({
        step,
        ms,
        dispatches: dispatches && dispatches() - dispatched,
        memory: { tensors: numTensors, tensorBytes: numBytes, backendBytes: backendBytes() },
      });
    },
  };
}

function backendBytes(): number | null {
  const webgpu = webgpuBackend();
  if (webgpu) return gpuBytes(webgpu);
  const wasm = wasmBackend();
  return wasm && wasmMemory(wasm).buffer.byteLength;
}

const noTime = (): Record<StepPart, number> => ({
  tokenise: 0,
  forward: 0,
  backward: 0,
  'read-back': 0,
  update: 0,
});
