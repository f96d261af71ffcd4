/** `npm run bench`: times the engine in the browser, each figure beside one of the same run. */

import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
process.env['SEMBLANCE_BROWSER'] = await ensureBrowser();
run('npx', ['vitest', 'bench', '--run', '--project', 'browser']);
