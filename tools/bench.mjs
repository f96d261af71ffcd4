/**
 * `npm run bench`: times the engine beside its rivals, all in one run. With words, such as `-- step growth`, only these
 * parts (pass, step, webgpu, gpu, encode, probe, memory, growth, charts), and nothing is written down.
 */

import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';
import { ensurePython, minilmFolder, python } from './python.mjs';
import { requireStsb } from './stsb.mjs';

const port = 4343;

const [trainFile = ''] = requireStsb(['train', 'dev']);
const stsb = dirname(trainFile);
await ensureInstalled();
const { build, preview } = await import('vite');
const { browserArgs, ensureBrowser } = await import('./browser.mjs');
const { buildForNode } = await import('./buildForNode.mjs');
const browser = await ensureBrowser();
ensurePython('bench/python/requirements.txt');

const folder = resolve('.cache/bench/public');
provideFiles();
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
    python,
    stsb,
    cores: cpus().length,
    root,
    only: process.argv.slice(2),
  });
} finally {
  await server.close();
}
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
