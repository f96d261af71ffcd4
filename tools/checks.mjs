/** The checks that run no test: what each is called, and its command. */

import { spawn } from 'node:child_process';

/** @type {Readonly<Record<string, readonly string[]>>} */
export const checks = {
  Types: ['tsc', '-b'],
  Lint: ['eslint', '.', '--max-warnings', '0'],
  'Accessibility lint': ['oxlint', '-c', '.oxlintrc.json', 'src'],
  Rings: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
  'Unused code': ['knip'],
  Format: ['prettier', '--check', '--log-level', 'warn', '.'],
};

/**
 * Runs checks, two at a time, and prints what each says as it ends.
 * @param {readonly string[]} names
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(names = Object.keys(checks)) {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...names];
  const next = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { code, output } = await ended(checks[name] ?? []);
      console.log(`── ${name}: ${code === 0 ? 'passed' : 'failed'}\n${output}`.trimEnd());
      counts[code === 0 ? 'passed' : 'failed']++;
    }
  };
  await Promise.all([next(), next()]);
  return counts;
}

/** @param {readonly string[]} command @returns {Promise<{ code: number | null, output: string }>} */
function ended(command) {
  return new Promise((done) => {
    const child = spawn('npx', command, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('close', (code) => done({ code, output }));
  });
}
