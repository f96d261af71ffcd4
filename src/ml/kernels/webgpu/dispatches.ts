/** Counts what the GPU is asked to run, by tfjs's kernels and by ours. */

let count = 0;
let counting = false;

/** Counts from the first call on. @returns the number of dispatches since then; null where there is no WebGPU */
export function countDispatches(): (() => number) | null {
  if (typeof GPUComputePassEncoder === 'undefined') return null;
  if (!counting) {
    counting = true;
    const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
    GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...groups) {
      count++;
      return dispatchWorkgroups.apply(this, groups);
    };
  }
  return () => count;
}
