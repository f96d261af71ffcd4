/**
 * In the place of src/worker/platform/addresses.ts: what lies beside the package's worker. Bundlers find the files by these
 * expressions, whose addresses are those of the built package.
 */

import type * as page from '../../../../src/worker/platform/addresses';

export const wasmPaths: typeof page.wasmPaths = {
  'tfjs-backend-wasm.wasm': new URL('./wasm/tfjs-backend-wasm.wasm', import.meta.url).href,
  'tfjs-backend-wasm-simd.wasm': new URL('./wasm/tfjs-backend-wasm-simd.wasm', import.meta.url).href,
  'tfjs-backend-wasm-threaded-simd.wasm': new URL(
    './wasm/tfjs-backend-wasm-threaded-simd.wasm',
    import.meta.url,
  ).href,
};

/** Unknown: `createTrainer` names the files of the built-in model, and loads a model before it asks for anything else. */
export const builtinModel: typeof page.builtinModel = '';

export const spawnHelper: typeof page.spawnHelper = () =>
  new Worker(new URL('./helper.js', import.meta.url), { type: 'module' });

/** ONNX models are not run by the package: it brings no onnxruntime. */
export const onnx: typeof page.onnx = null;
