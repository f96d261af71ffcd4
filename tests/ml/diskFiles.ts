/** A folder of this repository as a model's files. */

import { fileURLToPath } from 'node:url';
import { diskFolder } from '../../src/cli/disk';
import type { ModelFiles } from '../../src/ml/model/types';

/** `folder` is relative to the repository's root. */
export const diskFiles = (folder: string): Promise<ModelFiles> =>
  diskFolder(fileURLToPath(new URL(`../../${folder}/`, import.meta.url)), folder);
