import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import goldenUrl from '../golden/architectures.json.gz?url';
import { wasmPaths } from '../wasmPaths';
import { architecturesGolden } from '../parity/architectures';
import { architecturesSuite } from './suites/architectures';

setWasmPaths(wasmPaths);
const golden = await architecturesGolden(await (await fetch(goldenUrl)).blob());

describe.each(['wasm', 'webgpu'])('on %s', (backend) =>
  architecturesSuite(golden, async () => void (await tf.setBackend(backend))),
);
