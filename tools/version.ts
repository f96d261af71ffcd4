/** The version that details of errors name, for the bundler's configuration. */

import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

export const defineVersion = { 'import.meta.env.SEMBLANCE_VERSION': JSON.stringify(version) };
