/**
 * `npm run gpu`: tests and times the engine on this machine's GPU, and writes bench/results/gpu-<adapter>.json and .md and
 * the summary in bench/README.md. Without a GPU it takes a software adapter: the browser's, or with `-- --adapter lavapipe`
 * Mesa's. With `-- --check`, and where `--only`, `--suites` or `--tests` choose a part, it writes nothing. `-- --bundle
 * FOLDER` only makes the bundle, gpu.mjs, for a machine that has Node and no packages; Dawn's `dawn.node` has to lie beside
 * it there. The other words are the bundle's (bench/gpu/main.ts).
 */

import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';

const folder = process.env['INIT_CWD'] ?? process.cwd();
await ensureInstalled();
const { buildGpuBundle } = await import('./gpuBundle.mjs');
const { softwareGpu } = await import('./softwareGpu.mjs');
const { ensureLavapipe } = await import('./lavapipe.mjs');

/** The bundle's exit code where there is no adapter. */
const noGpu = 3;

const words = process.argv.slice(2);
const bundleAt = taken('--bundle');
const adapter = taken('--adapter');
const writes = !['--check', '--only', '--suites', '--tests'].some((option) => words.includes(option));
if (bundleAt !== null) {
  console.log(await buildGpuBundle(resolve(folder, bundleAt)));
} else {
  const bundle = await buildGpuBundle(join(root, '.cache/gpu'));
  placeDawn(dirname(bundle));
  const out = writes ? ['--out', 'bench/results'] : [];
  process.exitCode = runBundle([bundle, ...words.filter((word) => word !== '--check'), ...out]);
  if (writes) {
    const { writeSummary } = await import('./gpuSummary.mjs');
    writeSummary();
    run('npx', ['prettier', '--write', '--log-level', 'warn', 'bench/README.md', 'bench/results']);
  }
}

/** Runs it on the adapter that was asked for, else on what is there. @param {readonly string[]} command */
function runBundle(command) {
  if (adapter === 'lavapipe') {
    const found = ensureLavapipe();
    return found ? on(command, found) : noGpu;
  }
  const status = adapter === 'swiftshader' ? noGpu : on(command, null);
  return status === noGpu ? on(command, softwareGpu()) : status;
}

/** @param {readonly string[]} command @param {Record<string, string> | null} environment @returns {number} */
function on(command, environment) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

/** Dawn's binary beside the bundle, as on a machine without packages. @param {string} beside */
function placeDawn(beside) {
  const link = join(beside, 'dawn.node');
  const platform = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  const dawn = join(dirname(createRequire(import.meta.url).resolve('webgpu')), 'dist', platform, 'dawn.node');
  if (!existsSync(link)) symlinkSync(dawn, link);
}

/** Takes an option and its value from the words. @param {string} name */
function taken(name) {
  const at = words.indexOf(name);
  return at < 0 ? null : (words.splice(at, 2)[1] ?? '');
}
