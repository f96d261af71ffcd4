/** `npm test`: installs what is missing, then types, lint, unit, engine and end-to-end tests; counts them all. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
const { runChecks } = await import('./checks.mjs');
process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();

// A second GPU for the tests; they are skipped where it cannot be had, which it says.
const { ensureLavapipe } = await import('./lavapipe.mjs');
ensureLavapipe();

const results = 'node_modules/.cache/results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let { passed, failed } = await runChecks();

/** Runs a test runner and adds the counts of its JSON report; a runner that fails without counting one is a failure.
 * @param {string} title @param {readonly string[]} command @param {string} report
 * @param {(report: any) => { passed: number, failed: number }} count */
function suite(title, command, report, count) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync('npx', command, { stdio: 'inherit', shell: process.platform === 'win32' });
  const before = failed;
  try {
    const counts = count(JSON.parse(readFileSync(report, 'utf8')));
    passed += counts.passed;
    failed += counts.failed;
  } catch {
    failed++;
  }
  if (status !== 0 && failed === before) failed++;
}

suite(
  'Unit and engine tests',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${results}/vitest.json`],
  `${results}/vitest.json`,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
);
run('npx', ['vite', 'build', '--logLevel', 'warn']);
for (const project of ['together', 'alone']) {
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = `${results}/${project}.json`;
  suite(
    `End-to-end tests, ${project}`,
    ['playwright', 'test', '--project', project, '--reporter=list,json'],
    `${results}/${project}.json`,
    (report) => ({ passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }),
  );
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
