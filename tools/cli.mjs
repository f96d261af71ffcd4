/** `npm run train` and `npm run compare`: builds the command line and runs it in this process, so that Ctrl-C reaches it. */

const folder = process.cwd();
// Before the engine is loaded: Node maps only what it loads from then on.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
const { ensureInstalled, root } = await import('./install.mjs');
await ensureInstalled();
const { buildForNode } = await import('./buildForNode.mjs');
const { main } = await import(await buildForNode('src/cli/main.ts'));
process.chdir(folder);
process.exitCode = await main(process.argv.slice(2), root);
