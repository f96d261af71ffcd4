/**
 * `npm run test:python`: makes .venv, lets the real page train a model and download it, and proves with PyTorch and
 * sentence-transformers that the golden files, that model and the page's numbers are right.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

const venv = resolve('.venv');
const bin = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
const python = join(bin, 'python');
const requirements = 'tests/python/requirements.txt';

/** Makes the virtual environment where it is missing or older than its requirements. */
function ensurePython() {
  const stamp = join(venv, 'requirements.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(requirements, 'utf8')) return;
  if (!existsSync(python)) run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', venv]);
  const torch = /^torch==.+$/m.exec(readFileSync(requirements, 'utf8'))?.[0] ?? 'torch';
  run(python, ['-m', 'pip', 'install', '--quiet', torch]);
  run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements]);
  copyFileSync(requirements, stamp);
}

/** What a command printed. @param {readonly string[]} args */
const pythonSays = (args) => spawnSync(python, args, { encoding: 'utf8' }).stdout.trim();

ensureInstalled();
ensurePython();

const download = resolve('.cache/python-download');
rmSync(download, { recursive: true, force: true });
mkdirSync(download, { recursive: true });
const stsb = process.env['STSB_DEV'] ?? resolve('../shared/data/stsb-en-dev.csv');
const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  SEMBLANCE_BROWSER: await ensureBrowser(),
  SEMBLANCE_DOWNLOAD: download,
  MINILM: pythonSays([
    '-c',
    'import sys; sys.path.insert(0, "tests/python"); import minilm; print(minilm.folder())',
  ]),
  HF_HUB_OFFLINE: '1',
  ...(existsSync(stsb) ? { STSB_DEV: stsb } : {}),
};

console.log('\n── The page trains, and its model is downloaded');
run('npx', ['vite', 'build', '--logLevel', 'warn']);
const page = spawnSync('npx', ['playwright', 'test', '--config', 'tests/python/playwright.config.ts'], {
  stdio: 'inherit',
  env: environment,
});
let passed = page.status === 0 ? 1 : 0;
let failed = page.status === 0 ? 0 : 1;

console.log('\n── Python');
const report = join(download, 'pytest.xml');
const tests = spawnSync(
  python,
  [
    '-m',
    'pytest',
    '-q',
    '-rAs',
    '-p',
    'no:cacheprovider',
    '--tb=short',
    `--junitxml=${report}`,
    'tests/python',
  ],
  { stdio: 'inherit', env: environment },
);
const counts = existsSync(report) ? readFileSync(report, 'utf8') : '';
/** @param {string} name an attribute of JUnit's <testsuite> */
const count = (name) => Number(new RegExp(`<testsuite[^>]* ${name}="(\\d+)"`).exec(counts)?.[1] ?? 0);
const bad = count('failures') + count('errors');
passed += count('tests') - bad - count('skipped');
failed += bad || tests.status === 0 ? bad : 1;

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
