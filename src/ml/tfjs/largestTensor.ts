/** The largest tensor that the present backend can hold. */

import { webgpuBackend } from './internals';

/** What a typed array of a tab can hold, in bytes. */
export const largestArrayBytes = 2 ** 31;

/** In bytes. */
export function largestTensorBytes(): number {
  const backend = webgpuBackend();
  if (!backend) return largestArrayBytes;
  const { maxBufferSize, maxStorageBufferBindingSize } = backend.device.limits;
  return Math.min(maxBufferSize, maxStorageBufferBindingSize);
}
