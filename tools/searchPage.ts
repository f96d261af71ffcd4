/**
 * The files of `searchPage/` that are the same in every search page, served below `search-page/`: the script without its
 * types, the styles, transformers.js as one module, and the licences. onnxruntime's files are served with the worker's.
 */

import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';
import { root } from './install.mjs';
import { thirdPartyText } from './thirdParty.mjs';

const source = join(root, 'searchPage');
const served = 'search-page';

/** What transformers.js's build contains beside what esbuild finds. */
const bundled = ['@huggingface/tokenizers', '@huggingface/jinja'].map((name) => `node_modules/${name}`);

/** The script as a person may read and change it, and its source map. */
function script(): { readonly code: string; readonly map: string } {
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(join(source, 'search.ts'), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, sourceMap: true },
  });
  const map: unknown = JSON.parse(sourceMapText ?? '{}');
  return {
    // The map is not part of a search page.
    code: outputText.replace(/^\/\/# sourceMappingURL=.*\n?/m, ''),
    map: JSON.stringify(Object.assign({}, map, { sources: ['../../searchPage/search.ts'] })),
  };
}

async function library(): Promise<{
  readonly code: Uint8Array;
  readonly map: Uint8Array;
  readonly licences: string;
}> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(source, 'lib/transformers.ts')],
    outfile: join(root, 'dist', served, 'transformers.js'),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    sourcemap: 'external',
    format: 'esm',
    target: 'es2023',
    // onnxruntime's WebAssembly comes with a script of its own, which the page names.
    conditions: ['onnxruntime-web-use-extern-wasm'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [map, code] = outputFiles;
  if (!map || !code) throw new Error('esbuild wrote no search page library.');
  const packages = Object.keys(metafile.inputs).flatMap(
    (path) => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  const intro = 'This folder contains code of the following packages.';
  return {
    code: code.contents,
    map: map.contents,
    licences: thirdPartyText(intro, [...new Set([...packages, ...bundled])].sort()),
  };
}

async function files(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { code, map, licences } = await library();
  const page = script();
  return new Map<string, string | Uint8Array>([
    ['search.js', page.code],
    ['search.js.map', page.map],
    ['search.css', readFileSync(join(source, 'search.css'), 'utf8')],
    ['transformers.js', code],
    ['transformers.js.map', map],
    ['THIRD-PARTY.txt', licences],
  ]);
}

export const searchPage = (): Plugin => ({
  name: 'semblance-search-page',
  configureServer({ middlewares }) {
    middlewares.use(`/${served}`, (request, response, next) => {
      void files().then((all) => {
        const file = all.get(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
        if (file === undefined) next();
        else response.end(file);
      }, next);
    });
  },
  async generateBundle() {
    for (const [name, content] of await files()) {
      this.emitFile({ type: 'asset', fileName: `${served}/${name}`, source: content });
    }
  },
});
