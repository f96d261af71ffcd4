/**
 * `npm run test:python`: makes .venv, lets the real page train a model and download it, and proves with PyTorch and
 * sentence-transformers that the golden files, that model and the page's numbers are right.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';
import { ensurePython, minilmFolder, python } from './python.mjs';
import { hasStsbDev } from './stsb.mjs';

await ensureInstalled();
ensurePython();

const download = resolve('.cache/python-download');
rmSync(download, { recursive: true, force: true });
mkdirSync(download, { recursive: true });
const reports = { page: join(download, 'page.xml'), python: join(download, 'python.xml') };
if (!hasStsbDev())
  console.log('STSB names no folder with stsb-en-dev.csv: what needs the STS benchmark is skipped.');
const environment = {
  ...process.env,
  SEMBLANCE_BROWSER: await ensureBrowser(),
  SEMBLANCE_DOWNLOAD: download,
  MINILM: minilmFolder(),
  PLAYWRIGHT_JUNIT_OUTPUT_NAME: reports.page,
  HF_HUB_OFFLINE: '1',
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
run(python, ['tests/python/onnx_folder.py', join(download, 'minilm-onnx')]);
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
