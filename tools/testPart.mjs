/**
 * `npm run test:unit`, `test:browser`, `test:e2e` and `test:package`: one part of the tests. What follows `--` goes to its runner:
 * `npm run test:unit -- tests/core/x.test.ts -t "name"`, `npm run test:e2e -- train.spec.ts -g "name"`.
 */

import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
const [part, ...rest] = process.argv.slice(2);
switch (part) {
  case 'unit':
    run('npx', ['vitest', 'run', '--project', 'unit', ...rest]);
    break;
  case 'browser':
    process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();
    run('npx', ['vitest', 'run', '--project', 'browser', ...rest]);
    break;
  case 'e2e':
    process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();
    run('npx', ['vite', 'build', '--logLevel', 'warn']);
    run('npx', ['playwright', 'test', ...rest]);
    break;
  case 'package':
    process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();
    run('node', ['tools/package.mjs']);
    run('npx', ['playwright', 'test', '--config', 'tests/package/playwright.config.ts', ...rest]);
    break;
  default:
    console.error('Name the part of the tests: unit, browser, e2e or package.');
    process.exit(2);
}
