/** Builds what runs the engine in Node: TypeScript to one module in dist-cli, beside the packages that it imports. */

import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './install.mjs';

/**
 * @param {string} entry
 * @param {string} [name] of the module
 * @returns the module's address
 */
export async function buildForNode(entry, name = basename(entry, '.ts')) {
  const outDir = join(root, 'dist-cli');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return pathToFileURL(join(outDir, `${name}.js`)).href;
}
