/** Kinds of folders that are no sentence-transformers model, refused by name with what to do instead. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import { folderOf, join, readJson } from '../files/files';
import type { ModelFiles } from '../types';
import { ownConfigPath } from './config';

const adapterSchema = z.looseObject({
  base_model_name_or_path: z.optional(z.nullable(z.string())),
});
const wholeWeights = /(^|\/)(model\.safetensors(\.index\.json)?|pytorch_model\.bin)$/;

/**
 * The note of a PEFT adapter beside the weights of a whole model, which is read without it. Throws a ModelError where the
 * folder has an adapter alone.
 */
export async function adapterNotes(files: ModelFiles): Promise<readonly Message[]> {
  const path = files.paths.find((name) => /^(0_\w+\/)?adapter_config\.json$/.test(name));
  if (path === undefined) return [];
  const near = ['', folderOf(path)];
  if (files.paths.some((name) => near.includes(folderOf(name)) && wholeWeights.test(name))) {
    return [message('model.folder.adapterNotApplied', { path })];
  }
  const { base_model_name_or_path: base } = await readJson(files, path, adapterSchema);
  throw new ModelError(
    base ? message('model.folder.adapterOf', { path, base }) : message('model.folder.adapter', { path }),
    message('model.next.mergeAdapter'),
  );
}

const ownSchema = z.looseObject({ model_type: z.optional(z.unknown()) });

/** Throws a ModelError where sentence-transformers' own file says that the model is a cross-encoder. */
export async function refuseOwnCrossEncoder(files: ModelFiles): Promise<void> {
  if (!files.paths.includes(ownConfigPath)) return;
  const { model_type: type } = await readJson(files, ownConfigPath, ownSchema);
  if (type === 'CrossEncoder') throw crossEncoder(ownConfigPath);
}

const encoderSchema = z.object({
  architectures: z.catch(z.array(z.string()), []),
  id2label: z.catch(z.record(z.string(), z.unknown()), {}),
  sentence_transformers: z.catch(z.looseObject({ activation_fn: z.optional(z.unknown()) }), {}),
  sbert_ce_default_activation_function: z.optional(z.unknown()),
});

/**
 * Throws a ModelError where config.json is that of a cross-encoder: it names an activation for scores (as
 * sentence-transformers writes it), or a classifier of one label in a folder without modules.json.
 */
export function refuseCrossEncoder(config: unknown, path: string, hasModules: boolean): void {
  const { architectures, id2label, ...marks } = encoderSchema.parse(config);
  const marked =
    marks.sentence_transformers.activation_fn !== undefined ||
    marks.sbert_ce_default_activation_function !== undefined;
  const classifies = architectures.some((name) => name.endsWith('ForSequenceClassification'));
  if (marked || (classifies && !hasModules && Object.keys(id2label).length === 1)) throw crossEncoder(path);
}

const crossEncoder = (path: string) =>
  new ModelError(message('model.folder.crossEncoder', { path }), message('model.next.bothSentences'));

const archives = /\.(zip|tar|tgz|tar\.gz|7z|rar)$/i;
const commit = /^[0-9a-f]{40}$/;

/**
 * Throws a ModelError where files without a model are an archive, weights of another kind, or the Hub's cache: a folder
 * with blobs/ and refs/ whose snapshots/ are links, which a browser does not hand to a page.
 */
export async function refuseUnread(files: ModelFiles): Promise<void> {
  const { name, paths } = files;
  const ref = paths.find((path) => /(^|\/)refs\/[^/]+$/.test(path));
  if (ref !== undefined && paths.some((path) => /(^|\/)blobs\/[^/]+$/.test(path))) {
    const hash = new TextDecoder().decode(await files.read(ref)).trim();
    const snapshots = join(folderOf(folderOf(ref)), 'snapshots');
    throw hubCache(commit.test(hash) ? `${snapshots}/${hash}` : `${snapshots}/…`);
  }
  if (paths.length === 0 && (commit.test(name) || name === 'snapshots')) {
    throw hubCache(name === 'snapshots' ? 'snapshots/…' : name);
  }
  const archive = paths.find((path) => archives.test(path));
  if (archive !== undefined) {
    throw new ModelError(message('model.folder.archive', { path: archive }), message('model.next.unpack'));
  }
  refuseOtherWeights(paths);
}

const hubCache = (folder: string) =>
  new ModelError(message('model.folder.hubCache'), message('model.next.copySnapshot', { folder }));

const formats = [
  [/\.onnx$/, 'ONNX'],
  [/openvino_model\.(xml|bin)$/, 'OpenVINO'],
  [/\.gguf$/, 'GGUF'],
  [/\.h5$/, 'TensorFlow'],
  [/\.msgpack$/, 'Flax'],
] as const;

/** Throws a ModelError where the only weights are in a format that is not read here. */
export function refuseOtherWeights(paths: readonly string[]): void {
  for (const [pattern, format] of formats) {
    const path = paths.find((name) => pattern.test(name));
    if (path === undefined) continue;
    throw new ModelError(
      message('model.weights.otherFormat', { path, format }),
      message(format === 'ONNX' ? 'model.next.safetensorsOrCompare' : 'model.next.safetensors'),
    );
  }
}
