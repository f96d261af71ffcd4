/** Where the command line finds what it reads beside its own code; the npm package has it elsewhere. */

import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuntimeAddresses } from '../ml/transformersJs/types';

/** The folder of tfjs's WebAssembly files, with a separator at its end. */
export const wasmFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep;

/** The folder of the built-in model. @param root the project's folder */
export const builtinFolder = (root: string): string => join(root, 'public/models/builtin');

/** onnxruntime's WebAssembly, as addresses of files. */
export function onnxRuntime(): RuntimeAddresses {
  const { resolve } = createRequire(import.meta.url);
  const address = (ending: string) =>
    pathToFileURL(resolve(`onnxruntime-web/ort-wasm-simd-threaded.${ending}`)).href;
  return { mjs: address('mjs'), wasm: address('wasm') };
}
