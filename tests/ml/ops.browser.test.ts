import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../wasmPaths';
import { lossOpsSuite } from './suites/lossOps';
import { opsSuite } from './suites/ops';

setWasmPaths(wasmPaths);

describe.each(['wasm', 'webgpu'])('on %s', (backend) => {
  const ready = async () => void (await tf.setBackend(backend));
  opsSuite(ready);
  lossOpsSuite(ready);
});
