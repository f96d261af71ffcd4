/** `npm run verdict:check`: builds the check of the verdict for Node and runs it in this process, so that Ctrl-C reaches it. */

import { ensureInstalled, root } from './install.mjs';

await ensureInstalled();
const { buildForNode } = await import('./buildForNode.mjs');
const { verdictCommand } = await import(await buildForNode('tests/verdict/main.ts', 'verdict'));
process.exitCode = await verdictCommand(process.argv.slice(2), root);
