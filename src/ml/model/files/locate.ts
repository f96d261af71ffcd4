/** Finds a model among files: the folder that is a sentence-transformers or Hugging Face model. */

import { ModelError } from '../../../core/errors';
import { folderOf } from './files';

const isTransformer = (names: readonly string[]) =>
  names.includes('config.json') &&
  names.some((name) => name === 'tokenizer.json' || name === 'vocab.txt' || weightsOf.test(name));

const depth = (folder: string) => (folder === '' ? 0 : folder.split('/').length);

const weightsOf = /\.(safetensors|bin|h5|msgpack|ckpt)$/;

/**
 * The shallowest folder ("" is the top) that has a modules.json, or a config.json with weights or a tokenizer beside
 * it. Throws a ModelError where there is none, or more than one equally shallow.
 */
export function locateModel(paths: readonly string[]): string {
  const names = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const name = path.slice(folder.length && folder.length + 1);
    const known = names.get(folder);
    if (known) known.push(name);
    else names.set(folder, [name]);
  }
  const models = [...names]
    .filter(([, inside]) => inside.includes('modules.json') || isTransformer(inside))
    .map(([folder]) => folder)
    .toSorted((a, b) => depth(a) - depth(b));
  const [first, second] = models;
  if (first === undefined) {
    throw new ModelError(
      paths.length === 0
        ? 'The folder is empty.'
        : `No model is among these ${paths.length} files: none of the folders has a config.json with model.safetensors beside it.`,
      'Choose the folder that holds config.json and model.safetensors.',
    );
  }
  if (second !== undefined && depth(first) === depth(second)) {
    throw new ModelError(`The folder holds several models: "${first}", "${second}".`, 'Choose one of them.');
  }
  return first;
}
