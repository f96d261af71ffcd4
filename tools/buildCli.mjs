/** Builds what runs the engine in Node: TypeScript to one module in dist-cli, beside the packages that it imports. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './install.mjs';

/** @returns {Promise<{ main: (args: readonly string[], root: string) => Promise<number> }>} */
export async function buildCli() {
  const outDir = join(root, 'dist-cli');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: 'src/cli/main.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'main.js')).href);
}
