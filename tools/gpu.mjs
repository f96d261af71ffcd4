/**
 * `npm run gpu`: tests and times the engine on this machine's GPU, and writes bench/results/gpu-<adapter>.json and .md and
 * the summary in bench/README.md. Without a GPU it takes a software adapter: the browser's, or with `-- --adapter lavapipe`
 * Mesa's. `-- --bundle FOLDER` only makes the bundle, for a machine that has Node, Dawn's `dawn.node` beside it and no
 * packages. The other words are the bundle's (bench/gpu/main.ts).
 */

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';

const folder = process.env['INIT_CWD'] ?? process.cwd();
await ensureInstalled();
const { buildGpuBundle } = await import('./gpuBundle.mjs');
const { softwareGpu } = await import('./softwareGpu.mjs');
const { ensureLavapipe } = await import('./lavapipe.mjs');

/** A GPU test's exit code where there is no adapter; as in bench/gpu/main.ts. */
const noGpu = 3;

const words = process.argv.slice(2);
const bundleAt = taken('--bundle');
const adapter = taken('--adapter');
if (bundleAt !== null) {
  console.log(await buildGpuBundle(resolve(folder, bundleAt)));
} else {
  const bundle = await buildGpuBundle(resolve(root, 'dist-cli'));
  if (!words.includes('--out')) words.push('--out', 'bench/results');
  /** @param {Record<string, string> | null} environment */
  const on = (environment) =>
    spawnSync(process.execPath, [bundle, ...words], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    }).status;
  let status;
  if (adapter === 'lavapipe') status = on(await ensureLavapipe());
  else if (adapter === 'swiftshader') status = on(softwareGpu());
  else {
    status = on(null);
    if (status === noGpu) status = on(softwareGpu());
  }
  const { writeSummary } = await import('./gpuSummary.mjs');
  writeSummary();
  run('npx', ['prettier', '--write', '--log-level', 'warn', 'bench/README.md', 'bench/results']);
  process.exitCode = status ?? 1;
}

/** Takes an option and its value from the words. @param {string} name */
function taken(name) {
  const at = words.indexOf(name);
  return at < 0 ? null : (words.splice(at, 2)[1] ?? '');
}
