/** `npm run build`: installs what is missing and builds the site into dist. */

import { ensureInstalled, run } from './install.mjs';

await ensureInstalled();
run('npx', ['vite', 'build', ...process.argv.slice(2)]);
