/** `npm run check`: types, lint, rings, unused code and format; no test. With names, such as `-- Types Lint`, only these. */

import { ensureInstalled } from './install.mjs';
import { checks, runChecks } from './checks.mjs';

await ensureInstalled();
const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in checks));
if (unknown !== undefined) {
  console.error(`There is no check "${unknown}". There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}
const { passed, failed } = await runChecks(names.length > 0 ? names : undefined);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
