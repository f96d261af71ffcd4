/** The folders of golden/seeded-folders.json, put together in memory. */

import type { seededFolders } from '../golden';
import { seeded } from '../../src/ml/selfTest/seeded';
import { bytesOf, type Contents, safetensors } from './tinyModel';
import { madeTokenizers } from './tokenizer/madeTokenizers';

type Folder = ReturnType<typeof seededFolders>['folders'][number];

const tokenizers = await madeTokenizers();

export function contentsOf({ tokenizer, files, weights }: Folder): Contents {
  const tensors = Object.entries(weights).map(([path, shapes]) => {
    const all = Object.entries(shapes).map(([name, shape]) => {
      const length = shape.reduce((a, b) => a * b, 1);
      return [name, { dtype: 'F32', shape, bytes: bytesOf(seeded(name, length)) }] as const;
    });
    return [path, safetensors(all)] as const;
  });
  return { ...tokenizers.get(tokenizer), ...files, ...Object.fromEntries(tensors) };
}
