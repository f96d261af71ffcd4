import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../../wasmPaths';
import { stepSuite } from '../suites/step';

setWasmPaths(wasmPaths);

describe.each(['wasm', 'webgpu'])('on %s', (backend) =>
  stepSuite(async () => void (await tf.setBackend(backend))),
);
