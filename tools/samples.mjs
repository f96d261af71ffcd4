/** `npm run samples:check`: builds the check of the samples for Node and runs it in this process, so that Ctrl-C reaches it. */

import { ensureInstalled, root } from './install.mjs';

await ensureInstalled();
const { buildForNode } = await import('./buildForNode.mjs');
const { samplesCommand } = await import(await buildForNode('tests/samples/main.ts', 'samples'));
process.exitCode = await samplesCommand(process.argv.slice(2), root);
