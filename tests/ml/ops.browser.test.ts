import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../wasmPaths';
import { lossOpsSuite } from './suites/lossOps';
import { kernelsSuite } from './suites/kernels';
import { opsSuite } from './suites/ops';

setWasmPaths(wasmPaths);

describe.each([
  ['wasm', ['normalize']],
  ['webgpu', ['gather']],
] as const)('on %s', (backend, withoutOwn) => {
  const ready = async () => void (await tf.setBackend(backend));
  opsSuite(ready);
  kernelsSuite(ready, withoutOwn);
  lossOpsSuite(ready);
});
