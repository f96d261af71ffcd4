/**
 * `npm run kill:check -- --times 20`: builds the page, then kills the browser at so many random moments of a run; each run
 * has to resume and come to the bits of an uninterrupted one, with all finished runs still there. Linux.
 */

import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
const [flag, times = '20', ...others] = process.argv.slice(2);
if ((flag !== undefined && flag !== '--times') || !/^[1-9]\d*$/.test(times) || others.length > 0) {
  console.error('Usage: npm run kill:check -- --times 20');
  process.exit(2);
}
process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();
process.env['SEMBLANCE_KILLS'] = times;
run('npx', ['vite', 'build', '--logLevel', 'warn']);
run('npx', ['playwright', 'test', 'interrupted.spec.ts', '-g', 'not interrupted$|killed']);
