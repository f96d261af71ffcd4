import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import goldenUrl from '../../golden/lora.json.gz?url';
import { wasmPaths } from '../../wasmPaths';
import { loraGolden, loraSuite } from '../suites/lora';

setWasmPaths(wasmPaths);
const golden = await loraGolden(await (await fetch(goldenUrl)).blob());

describe('on wasm', () => loraSuite(golden, async () => void (await tf.setBackend('wasm'))));

// Slow where there is no GPU: what differs between architectures is the same on every backend.
const some = golden.cases.filter(({ architecture }) => architecture === 'bert');
describe('on webgpu', () => loraSuite({ cases: some }, async () => void (await tf.setBackend('webgpu'))));
