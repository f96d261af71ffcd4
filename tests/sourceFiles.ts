/** The project's source files, for tests that look at them as text. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** TypeScript files below a folder, with `/` between their names; what is generated is left out. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(built|assembly)\//.test(path))
    .sort();
}
