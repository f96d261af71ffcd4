/**
 * `npm run test:python`: makes .venv, lets the real page train a model and download it, and proves with PyTorch and
 * sentence-transformers that the golden files, that model and the page's numbers are right.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

const venv = resolve('.venv');
const python = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
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

await ensureInstalled();
ensurePython();

const download = resolve('.cache/python-download');
rmSync(download, { recursive: true, force: true });
mkdirSync(download, { recursive: true });
const reports = { page: join(download, 'page.xml'), python: join(download, 'python.xml') };
const stsb = process.env['STSB_DEV'] ?? resolve('../shared/data/stsb-en-dev.csv');
const environment = {
  ...process.env,
  SEMBLANCE_BROWSER: await ensureBrowser(),
  SEMBLANCE_DOWNLOAD: download,
  MINILM: pythonSays([
    '-c',
    'import sys; sys.path.insert(0, "tests/python"); import minilm; print(minilm.folder())',
  ]),
  PLAYWRIGHT_JUNIT_OUTPUT_NAME: reports.page,
  HF_HUB_OFFLINE: '1',
  ...(existsSync(stsb) ? { STSB_DEV: stsb } : {}),
};

/** What a test runner counted. @typedef {{ tests: number, skipped: number, bad: number }} Counts */
let passed = 0;
let failed = 0;

/** Runs a test runner and adds its counts; one that fails without counting a failure is one.
 * @param {string} title @param {string} command @param {readonly string[]} args @param {() => Counts} read */
function suite(title, command, args, read) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: environment,
    shell: process.platform === 'win32',
  });
  const { tests, skipped, bad } = read();
  passed += tests - skipped - bad;
  failed += status !== 0 && bad === 0 ? 1 : bad;
}

/** The sums of JUnit's <testsuite> elements. @param {string} path @returns {Counts} */
function junit(path) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const suites = text.match(/<testsuite [^>]*>/g) ?? [];
  /** @param {string} name */
  const sum = (name) =>
    suites.reduce((total, tag) => total + Number(new RegExp(` ${name}="(\\d+)"`).exec(tag)?.[1] ?? 0), 0);
  return { tests: sum('tests'), skipped: sum('skipped'), bad: sum('failures') + sum('errors') };
}

run('npx', ['vite', 'build', '--logLevel', 'warn']);
run('node', ['tools/cli.mjs', 'train', '--base-only', '--out', join(download, 'semblance-base')]);
suite(
  'The page trains, and what it gives is downloaded',
  'npx',
  ['playwright', 'test', '--config', 'tests/python/playwright.config.ts', '--reporter=list,junit'],
  () => junit(reports.page),
);
suite(
  'Python',
  python,
  [
    ...['-m', 'pytest', '-q', '-rAs', '-p', 'no:cacheprovider', '--tb=short'],
    ...[`--junitxml=${reports.python}`, 'tests/python'],
  ],
  () => junit(reports.python),
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
