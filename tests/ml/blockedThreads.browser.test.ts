/** A content security policy that blocks workers from blob: addresses leaves tfjs's threaded start hanging. */

import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { message } from '../../src/messages/message';
import { startBackend } from '../../src/ml/backend/startBackend';
import { wasmPaths } from '../wasmPaths';

class SilentWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}

it('starts WebAssembly with one thread where its workers never answer', async () => {
  vi.stubGlobal('Worker', SilentWorker);
  const started = await startBackend('wasm', { wasmPaths, deadline: 3 });
  expect(started).toEqual({ backend: 'wasm', threads: 1, note: message('device.wasm.oneThread') });
  const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]]));
  expect([...(await product.data<'float32'>())]).toEqual([11]);
});
