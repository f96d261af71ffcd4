/**
 * `npm run bench`: times the engine beside its rivals, all in one run. With words, such as `-- step growth`, only these
 * parts (pass, step, webgpu, gpu, encode, probe, memory, growth, charts), and nothing is written down. The charts alone need
 * neither Python nor the STS benchmark.
 */

import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';
import { ensurePython, minilmFolder, python } from './python.mjs';
import { requireStsb } from './stsb.mjs';

const port = 4343;

const only = process.argv.slice(2);
const chartsAlone = only.length > 0 && only.every((part) => part === 'charts');
const [trainFile = ''] = chartsAlone ? [] : requireStsb(['train', 'dev']);
await ensureInstalled();
const { build, preview } = await import('vite');
const { browserArgs, ensureBrowser } = await import('./browser.mjs');
const { buildForNode } = await import('./buildForNode.mjs');
const browser = await ensureBrowser();
const folder = resolve('.cache/bench/public');
if (!chartsAlone) {
  ensurePython('bench/python/requirements.txt');
  provideFiles();
}
const configFile = 'bench/vite.config.ts';
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { port, strictPort: true }, logLevel: 'error' });
try {
  const { bench } = await import(await buildForNode('bench/main.ts', 'bench'));
  await bench({
    origin: `http://localhost:${port}`,
    browser,
    args: {
      software: browserArgs,
      gpu: browserArgs.filter((arg) => !arg.startsWith('--use-webgpu-adapter')),
    },
    places: chartsAlone ? null : { python, stsb: dirname(trainFile), cores: cpus().length },
    root,
    only,
  });
} finally {
  await server.close();
}
if (only.length === 0)
  run('npx', ['prettier', '--write', '--log-level', 'warn', 'README.md', 'bench/results']);

/** The model, as it is and as ONNX, and onnxruntime-web's WebAssembly. */
function provideFiles() {
  mkdirSync(join(folder, 'ort'), { recursive: true });
  cpSync(minilmFolder(), join(folder, 'minilm'), { recursive: true });
  const ort = 'node_modules/onnxruntime-web/dist';
  for (const name of readdirSync(ort)) {
    if (/^ort-wasm-simd-threaded\.(mjs|wasm)$/.test(name))
      copyFileSync(join(ort, name), join(folder, 'ort', name));
  }
  const onnx = join(folder, 'model.onnx');
  if (!existsSync(onnx)) run(python, ['bench/python/export_onnx.py', onnx]);
}
