/** Finds the folder of a sentence-transformers or Hugging Face model among files. */

import { ModelError } from '../../../core/errors';
import { message } from '../../../messages/message';
import { folderOf } from './files';

const isTransformer = (names: readonly string[]) =>
  names.includes('adapter_config.json') ||
  (names.includes('config.json') &&
    names.some((name) => name === 'tokenizer.json' || name === 'vocab.txt' || weightsOf.test(name)));

const depth = (folder: string) => (folder === '' ? 0 : folder.split('/').length);

const weightsOf = /\.(safetensors|bin|h5|msgpack|ckpt|onnx|gguf)$/;

/**
 * The shallowest folder ("" is the top) that has a modules.json, or a config.json with weights or a tokenizer next to
 * it, or an adapter_config.json; null where there is none. Throws a ModelError where several are equally shallow.
 */
export function locateModel(paths: readonly string[]): string | null {
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
  if (first === undefined) return null;
  if (second !== undefined && depth(first) === depth(second)) {
    const folders = models.filter((folder) => depth(folder) === depth(first));
    throw new ModelError(message('model.folder.several', { folders }), message('model.next.chooseOne'));
  }
  return first;
}

/** Throws the ModelError of files without a model. */
export function noModel(paths: readonly string[]): never {
  throw new ModelError(
    paths.length === 0
      ? message('model.folder.empty')
      : message('model.folder.noModel', { files: paths.length }),
    message('model.next.chooseFolder'),
  );
}
