import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../wasmPaths';
import { goldenSuite } from './suites/golden';
import { lossesGoldenSuite } from './suites/lossesGolden';

setWasmPaths(wasmPaths);

describe.each(['wasm', 'webgpu'])('on %s', (backend) => {
  const ready = async () => void (await tf.setBackend(backend));
  goldenSuite(ready);
  lossesGoldenSuite(ready);
});
