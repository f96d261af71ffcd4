/**
 * Where the worker finds what is served beside it: tfjs's WebAssembly, the built-in model, the scripts of its
 * threads, and onnxruntime.
 * The npm package has a module of its own in the place of this one.
 */

import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import wasmGlue from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmRuntime from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import webgpuGlue from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import webgpuRuntime from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { OnnxDevice, RuntimeAddresses } from '../../ml/transformersJs/types';

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

/** The same for what the build puts below `search-page/`. */
const searchPage = (name: string) =>
  absolute(import.meta.env.DEV ? `/search-page/${name}` : `../search-page/${name}`);

/** What runs ONNX models, fetched when one is opened: the thread's script and onnxruntime. Null where they are not served. */
export const onnx: {
  readonly spawn: () => Worker;
  readonly runtime: Readonly<Record<OnnxDevice, RuntimeAddresses>>;
  /** The files that every search page has, by their paths in its folder. */
  readonly searchPage: Readonly<Record<string, string>>;
} | null = {
  spawn: () => new Worker(new URL('../onnxThread.ts', import.meta.url), { type: 'module' }),
  runtime: {
    wasm: { mjs: absolute(wasmGlue), wasm: absolute(wasmRuntime) },
    webgpu: { mjs: absolute(webgpuGlue), wasm: absolute(webgpuRuntime) },
  },
  searchPage: {
    'search.js': searchPage('search.js'),
    'search.css': searchPage('search.css'),
    'lib/transformers.js': searchPage('transformers.js'),
    'lib/THIRD-PARTY.txt': searchPage('THIRD-PARTY.txt'),
    // Servers know scripts by this ending, and some not by .mjs.
    'lib/onnxruntime.js': absolute(wasmGlue),
    'lib/onnxruntime.wasm': absolute(wasmRuntime),
  },
};
