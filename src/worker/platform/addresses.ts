/**
 * Where the worker finds what is served beside it: tfjs's WebAssembly, the built-in model, and the script of its threads.
 * The npm package has a module of its own in the place of this one.
 */

import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';

/** Absolute, since the wasm threads resolve them from a blob: address. */
const absolute = (url: string) => new URL(url, import.meta.url).href;

export const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plain),
  'tfjs-backend-wasm-simd.wasm': absolute(simd),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threaded),
};

/** The built site keeps the worker's chunks one folder below the page. */
export const builtinModel = absolute(import.meta.env.DEV ? '/models/builtin/' : '../models/builtin/');

/** Starts the worker of a thread that computes with this one. */
export const spawnHelper = (): Worker =>
  new Worker(new URL('../helper.ts', import.meta.url), { type: 'module' });
