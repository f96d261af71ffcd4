/** How much memory tensors take at once: tfjs's own count takes one tensor twice where a clone shares its memory. */

import * as tf from '@tensorflow/tfjs-core';

/** @returns the most bytes that what `work` makes holds at once */
export async function peakBytes(work: () => Promise<unknown>): Promise<number> {
  const { tensorInfo } = tf.engine().state;
  const { set, delete: forget } = tensorInfo;
  const sizes = new Map<object, number>();
  let [now, peak] = [0, 0];
  tensorInfo.set = (id, info) => {
    const bytes = tf.util.sizeFromShape(info.shape) * tf.util.bytesPerElement(info.dtype);
    sizes.set(id, bytes);
    now += bytes;
    peak = Math.max(peak, now);
    return set.call(tensorInfo, id, info);
  };
  tensorInfo.delete = (id) => {
    now -= sizes.get(id) ?? 0;
    sizes.delete(id);
    return forget.call(tensorInfo, id);
  };
  try {
    await work();
  } finally {
    tensorInfo.set = set;
    tensorInfo.delete = forget;
  }
  return peak;
}
