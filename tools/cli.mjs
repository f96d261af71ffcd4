/** `npm run train`, `npm run samples:check`: builds the command line and runs it in this process, so that Ctrl-C reaches it. */

const folder = process.cwd();
const { ensureInstalled, root } = await import('./install.mjs');
await ensureInstalled();
const { buildCli } = await import('./buildCli.mjs');
const { main } = await buildCli();
process.chdir(folder);
process.exitCode = await main(process.argv.slice(2), root);
