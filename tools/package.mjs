/**
 * `npm run package`: builds packages/semblance, the engine as an npm package: modules with nothing to import from elsewhere,
 * the WebAssembly files, the built-in model, the types and the licences.
 */

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { readKernels } from './kernels.mjs';
import { copyTypes } from './packageTypes.mjs';
import { thirdPartyText } from './thirdParty.mjs';
import { withoutOutside } from './withoutOutside.mjs';

const folder = join(root, 'packages/semblance');
const source = join(folder, 'src');
const dist = join(folder, 'dist');
const tfjsWasm = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');

/** Modules of the project that have another one in the package. */
const replaced = new Map([
  [join(root, 'src/worker/platform/addresses.ts'), join(source, 'worker/addresses.ts')],
  [join(root, 'src/cli/places.ts'), join(source, 'node/places.ts')],
]);

/** @type {import('esbuild').Plugin} */
const placed = {
  name: 'semblance-placed',
  setup({ onLoad }) {
    onLoad({ filter: /\/(addresses|places)\.ts$/ }, ({ path }) => {
      const other = replaced.get(path);
      return other === undefined
        ? null
        : { contents: readFileSync(other, 'utf8'), loader: 'ts', resolveDir: dirname(other) };
    });
  },
};

/** @type {import('esbuild').Plugin} */
const selfContained = {
  name: 'semblance-self-contained-threads',
  setup({ onLoad }) {
    onLoad({ filter: /tfjs-backend-wasm-threaded-simd\.js$/ }, ({ path }) => ({
      contents: withoutOutside(readFileSync(path, 'utf8'), path),
      loader: 'js',
    }));
  },
};

/** Builds the package's modules. @returns the folders of the packages whose code they contain */
async function buildModules() {
  const common = /** @type {const} */ ({
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  const page = await build({
    ...common,
    entryPoints: {
      index: join(source, 'page/index.ts'),
      builtin: join(source, 'page/builtin.ts'),
      worker: join(source, 'worker/worker.ts'),
      helper: join(root, 'src/worker/helper.ts'),
    },
    mainFields: ['browser', 'module', 'main'],
    // Its manifest's build for browsers, which esbuild does not look for behind "exports".
    alias: { '@huggingface/hub': join(root, 'node_modules/@huggingface/hub/dist/browser/index.mjs') },
    // What tfjs asks for in Node; webpack would take them for its own.
    define: { __filename: 'undefined', __dirname: 'undefined' },
    plugins: [placed, selfContained],
  });
  const node = await build({
    ...common,
    entryPoints: { engine: join(source, 'node/engine.ts') },
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [placed],
    // What tfjs reads of CommonJS.
    banner: {
      js: [
        "import { createRequire as semblanceRequire } from 'node:module';",
        'const require = semblanceRequire(import.meta.url);',
        'const __filename = import.meta.filename;',
        'const __dirname = import.meta.dirname;',
      ].join('\n'),
    },
  });
  const inputs = [page, node].flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const folders = inputs.flatMap((path) => /^[^:]*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** tfjs's WebAssembly, which the engine loads, and the kernels, which its modules contain, as files. */
function writeWasm() {
  const wasm = join(dist, 'wasm');
  mkdirSync(wasm, { recursive: true });
  for (const name of readdirSync(tfjsWasm).filter((one) => one.endsWith('.wasm'))) {
    copyFileSync(join(tfjsWasm, name), join(wasm, name));
  }
  for (const [memory, variants] of Object.entries(readKernels())) {
    for (const [simd, text] of Object.entries(variants)) {
      writeFileSync(join(wasm, `kernels-${memory}-${simd}.wasm`), Buffer.from(text, 'base64'));
    }
  }
}

await ensureInstalled();
for (const path of ['dist', 'models', 'LICENSE', 'THIRD-PARTY.txt']) {
  rmSync(join(folder, path), { recursive: true, force: true });
}
writeFileSync(
  join(folder, 'THIRD-PARTY.txt'),
  thirdPartyText('The modules of this package contain code of the following packages.', await buildModules()),
);
writeWasm();
cpSync(join(root, 'public/models/builtin'), join(folder, 'models/builtin'), { recursive: true });
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
const { status } = spawnSync('npx', ['tsc', '-b', relative(root, folder)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0 || !existsSync(dist)) process.exit(1);
copyTypes(join(root, 'node_modules/.cache/types'), join(dist, 'types'), [
  'packages/semblance/src/page/index.d.ts',
  'packages/semblance/src/page/builtin.d.ts',
  'packages/semblance/src/worker/worker.d.ts',
  'packages/semblance/src/node/engine.d.ts',
]);
