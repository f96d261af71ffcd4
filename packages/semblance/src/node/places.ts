/** In the place of src/cli/places.ts: what lies beside the package's engine. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as project from '../../../../src/cli/places';

export const wasmFolder: typeof project.wasmFolder = () => fileURLToPath(new URL('./wasm/', import.meta.url));

export const builtinFolder: typeof project.builtinFolder = (root) => join(root, 'models/builtin');
