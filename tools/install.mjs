/** Installs the npm packages when they are missing or older than the lockfile, and compiles what is older than its source. Needs
 * Node alone. */

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Semblance needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Runs a command and ends this process with its code when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'inherit' | 2} stdout 2 sends what it says to stderr, where stdout is for a machine to read */
export function run(command, args, stdout = 'inherit') {
  const { status } = spawnSync(command, args, {
    stdio: ['inherit', stdout, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

export async function ensureInstalled() {
  const stamp = 'node_modules/.package-lock.json';
  const fresh = existsSync(stamp) && statSync(stamp).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (!fresh) run('npm', ['ci', '--no-audit', '--no-fund'], 2);
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
}
