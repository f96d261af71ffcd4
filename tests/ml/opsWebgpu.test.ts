import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { registerWebgpu } from '../../src/ml/tfjs/registerWebgpu';
import { findGpuInNode } from '../requireGpu';
import { lossOpsSuite } from './suites/lossOps';
import { halvesSuite } from './suites/halves';
import { kernelsSuite } from './suites/kernels';
import { opsSuite } from './suites/ops';
import { webgpuKernelsSuite } from './suites/webgpuKernels';

const found = await findGpuInNode();

describe.runIf(found)('on webgpu in Node', () => {
  const ready = async () => {
    registerWebgpu();
    await tf.setBackend('webgpu');
  };
  opsSuite(ready);
  lossOpsSuite(ready);
  kernelsSuite(ready, ['gather']);
  webgpuKernelsSuite(ready);
});

const adapter = found ? await navigator.gpu.requestAdapter() : null;

describe.runIf(adapter?.features.has('shader-f16'))('on webgpu with float16 in Node', () => {
  halvesSuite(async () => {
    registerWebgpu();
    await tf.setBackend('webgpu');
  });
});
