/** The model folders of tests/fixtures/field/models: their small files from the disk, their weights made here. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bert } from '../../src/ml/model/architectures/bert';
import { parameterShapes } from '../../src/ml/model/types';
import { type Contents, f32, safetensors } from '../ml/tinyModel';

const root = fileURLToPath(new URL('../fixtures/field/models/', import.meta.url));

/** All files of a folder there. */
export function fieldFolder(name: string): Contents {
  const folder = join(root, name);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    found.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), new Uint8Array(readFileSync(path))];
    }),
  );
}

/** BERT's weights for the config.json in `folder`, with the pooler that BertModel has and the parts of `head`. */
export function madeWeights(contents: Contents, folder = '', head: readonly string[] = []): Uint8Array {
  const config: unknown = JSON.parse(
    new TextDecoder().decode(bytesAt(contents, join(folder, 'config.json'))),
  );
  const shapes = parameterShapes(bert.encoderConfig(config, 'config.json'));
  const own = [...shapes].map(([name, shape], i) => [bert.fileName(name), f32(shape, i)] as const);
  const others = ['pooler.dense.weight', ...head].map((name) => [name, f32([2])] as const);
  return safetensors([...own, ...others]);
}

function bytesAt(contents: Contents, path: string): Uint8Array {
  const content = contents[path];
  if (content instanceof Uint8Array) return content;
  throw new Error(`${path} is not a file of the fixture.`);
}
