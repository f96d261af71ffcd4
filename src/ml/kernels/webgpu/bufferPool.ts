/**
 * Bounds what tfjs keeps of freed GPU buffers. It keeps each for the next tensor of just its size, for ever; batches have
 * other numbers of tokens every time, so that a long run would fill the GPU with what is never asked for again.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** Bytes: about what a step frees and the next one takes again. */
const maxFree = 2 ** 30;

/** From now on the buffers that were freed first are destroyed where more than `most` bytes lie idle. Once for a backend. */
export function boundPool({ bufferManager: pool }: WebGPUBackend, most = maxFree): void {
  const acquire = pool.acquireBuffer.bind(pool);
  const release = pool.releaseBuffer.bind(pool);
  /** In the order in which they were freed. */
  const free = new Set<GPUBuffer>();

  pool.acquireBuffer = (...request) => {
    const buffer = acquire(...request);
    free.delete(buffer);
    return buffer;
  };
  pool.releaseBuffer = (buffer, reuse = true) => {
    release(buffer, reuse);
    if (reuse) free.add(buffer);
    for (const { size, usage } of free) {
      if (pool.numBytesAllocated - pool.numBytesUsed <= most) return;
      release(pool.acquireBuffer(size, usage), false); // one of its kind
    }
  };
}
