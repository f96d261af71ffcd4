/** Builds what tests and times a GPU (bench/gpu) into one module that needs Node and Dawn and nothing else. */

import { join } from 'node:path';
import { build } from 'vite';
import { root } from './install.mjs';

/** What Emscripten's code for Node expects of a module's surroundings. */
const commonJs = `
import { createRequire as createRequireHere } from 'node:module';
globalThis.require ??= createRequireHere(import.meta.url);
globalThis.__dirname ??= import.meta.dirname ?? '.';
`;

/** @param {string} outDir @returns {Promise<string>} the module's path */
export async function buildGpuBundle(outDir) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    // The suites are those of the tests; what runs them is in the bundle too.
    resolve: { alias: { vitest: join(root, 'bench/gpu/testing.ts') } },
    ssr: { noExternal: true },
    assetsInclude: ['**/*.wasm'],
    build: {
      ssr: 'bench/gpu/main.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      assetsInlineLimit: 2 ** 24,
      rolldownOptions: { output: { entryFileNames: 'gpu.mjs', codeSplitting: false, banner: commonJs } },
    },
  });
  return join(outDir, 'gpu.mjs');
}
