/** `npm test`: installs what is missing, then types, lint, unit, engine and end-to-end tests; counts them all. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();

let passed = 0;
let failed = 0;

/** @param {string} title @param {readonly string[]} command */
function check(title, command) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync('npx', command, { stdio: 'inherit' });
  if (status === 0) passed++;
  else failed++;
  return status === 0;
}

const results = 'node_modules/.cache/results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** Runs a test runner and adds the counts of its JSON report; a runner that fails without counting one is a failure.
 * @param {string} title @param {readonly string[]} command @param {string} report
 * @param {(report: any) => { passed: number, failed: number }} count */
function suite(title, command, report, count) {
  const before = failed;
  const clean = check(title, command);
  passed -= clean ? 1 : 0;
  failed = before;
  try {
    const counts = count(JSON.parse(readFileSync(report, 'utf8')));
    passed += counts.passed;
    failed += counts.failed;
  } catch {
    failed++;
  }
  if (!clean && failed === before) failed++;
}

check('Types', ['tsc', '-b']);
check('Lint', ['eslint', '.', '--max-warnings', '0']);
check('Accessibility lint', ['oxlint', '-c', '.oxlintrc.json', 'src']);
check('Rings', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']);
check('Unused code', ['knip']);
check('Format', ['prettier', '--check', '--log-level', 'warn', '.']);
suite(
  'Unit and engine tests',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${results}/vitest.json`],
  `${results}/vitest.json`,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
);
run('npx', ['vite', 'build', '--logLevel', 'warn']);
process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = `${results}/playwright.json`;
suite(
  'End-to-end tests',
  ['playwright', 'test', '--reporter=list,json'],
  `${results}/playwright.json`,
  (report) => ({ passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }),
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
