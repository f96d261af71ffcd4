/** Python as the tests use it: a virtual environment in .venv with what tests/python/requirements.txt pins. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './install.mjs';

const venv = resolve('.venv');
export const python = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
const requirements = 'tests/python/requirements.txt';

/**
 * Makes the virtual environment where it is missing, and installs what is missing or older than its requirements.
 * @param {readonly string[]} more files with requirements beside the tests'
 */
export function ensurePython(...more) {
  if (!existsSync(python)) run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', venv]);
  for (const file of [requirements, ...more]) {
    const stamp = join(venv, file.replaceAll('/', '-'));
    const wanted = readFileSync(file, 'utf8');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    const torch = /^torch==.+$/m.exec(wanted)?.[0];
    if (torch) run(python, ['-m', 'pip', 'install', '--quiet', torch]);
    run(python, ['-m', 'pip', 'install', '--quiet', '-r', file]);
    copyFileSync(file, stamp);
  }
}

/** The folder of all-MiniLM-L6-v2. */
export const minilmFolder = () =>
  spawnSync(python, ['tests/python/minilm.py'], { encoding: 'utf8' }).stdout.trim();
