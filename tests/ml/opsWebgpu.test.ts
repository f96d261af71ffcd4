import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { provideGpu } from '../../src/cli/gpu';
import { registerWebgpu } from '../../src/ml/backend/registerWebgpu';
import { lossOpsSuite } from './suites/lossOps';
import { opsSuite } from './suites/ops';
import { webgpuKernelsSuite } from './suites/webgpuKernels';

const found = await provideGpu().then(
  () => true,
  () => false,
);

describe.runIf(found)('on webgpu in Node', () => {
  const ready = async () => {
    registerWebgpu();
    await tf.setBackend('webgpu');
  };
  opsSuite(ready);
  lossOpsSuite(ready);
  webgpuKernelsSuite(ready);
});
