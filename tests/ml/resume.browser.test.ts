import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { wasmPaths } from '../wasmPaths';
import { resumeSuite } from './suites/resume';

setWasmPaths(wasmPaths);

describe('on wasm', () => resumeSuite(async () => void (await tf.setBackend('wasm')), 'all'));
describe('on webgpu', () => resumeSuite(async () => void (await tf.setBackend('webgpu')), 'few'));
