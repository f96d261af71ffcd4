import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../wasmPaths';
import { opsSuite } from './suites/ops';

setWasmPaths(wasmPaths);

describe.each(['wasm', 'webgpu'])('on %s', (backend) =>
  opsSuite(async () => void (await tf.setBackend(backend))),
);
