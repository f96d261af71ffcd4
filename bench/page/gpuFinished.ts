/** Waits for tfjs's GPU, where one computes. */

import { finished, webgpuBackend } from '../../src/ml/tfjs/internals';

export async function gpuFinished(): Promise<void> {
  const backend = webgpuBackend();
  if (backend) await finished(backend);
}
