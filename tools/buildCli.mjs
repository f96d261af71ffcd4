/** Builds what runs the engine in Node: TypeScript to modules in dist-cli, beside the packages that they import. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './install.mjs';

/** @param {string} name a file of src/cli, without its ending
 * @returns {Promise<any>} what it exports */
export async function buildCli(name) {
  const outDir = join(root, 'dist-cli');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: `src/cli/${name}.ts`,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  return import(pathToFileURL(join(outDir, `${name}.js`)).href);
}
