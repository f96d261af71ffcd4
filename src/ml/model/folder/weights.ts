/** Matches the tensors of a model's files with the encoder's parameters, refusing any mismatch, and reads them one at a time. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import { tableNames } from '../architectures/staticEmbedding';
import type { Architecture } from '../architectures/types';
import { folderOf, join, readJson, subfolder } from '../files/files';
import { refuseOtherWeights } from './foreign';
import { readHeader, readTensor, scaleSuffix, type TensorEntry } from '../files/safetensors';
import { type ModelFiles, parameterShapes, type SentenceModelConfig, type WeightArray } from '../types';

export const weightsFile = 'model.safetensors';
const index = 'model.safetensors.index.json';
const pickles = /(?<!openvino_model)\.(bin|pt|pth|pkl|ckpt)$/;
const next = message('model.next.downloadOrAnother');

interface Located {
  readonly name: string;
  readonly shape: readonly number[];
  readonly entry: TensorEntry;
  readonly scale: TensorEntry | undefined;
}

export interface Weights {
  /** Bytes of the files that hold them. */
  readonly bytes: number;
  readonly notes: readonly Message[];
  /** Each parameter once, in the order of `parameterShapes`. Throws a ModelError at a weight that is not finite. */
  read(): AsyncIterable<WeightArray>;
}

/** What stands for the config.json of a StaticEmbedding in `folder`: the shape of its table. */
export async function tableShape(files: ModelFiles, folder: string): Promise<unknown> {
  const headers = await Promise.all(
    (await weightFiles(files, folder)).map((path) => readHeader(files, path)),
  );
  const entry = headers
    .flatMap((header) => [...header.values()])
    .find(({ name }) => tableNames.includes(name));
  if (!entry) throw new ModelError(message('model.weights.missing', { names: [tableNames[0] ?? ''] }), next);
  const [vocabulary, width] = entry.shape;
  return { vocab_size: vocabulary, hidden_size: width };
}

/** Tensors that belong together: those of the encoder, or of one Dense module. */
interface WeightGroup {
  readonly folder: string;
  /** What Python calls it. */
  readonly className: string;
  /** Our parameters: the shape of each, and its name in the file. */
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly fileName: string;
  }[];
  readonly prefix: string;
  readonly heads: readonly string[];
  readonly buffers: readonly string[];
  readonly otherNames?: Architecture['otherNames'];
}

interface Folders {
  /** The encoder's. */
  readonly folder: string;
  /** Of each module after the pooling. */
  readonly denseFolders: readonly string[];
}

/** Reads the headers and checks every name and shape. Throws a ModelError that names what is missing, unexpected or of another shape. */
export async function locateWeights(
  files: ModelFiles,
  { folder, denseFolders }: Folders,
  architecture: Architecture,
  config: SentenceModelConfig,
): Promise<Weights> {
  const located: Located[] = [];
  const heads: string[] = [];
  const prefixes: string[] = [];
  let bytes = 0;
  for (const group of weightGroups(config, architecture, folder, denseFolders)) {
    const paths = await weightFiles(files, group.folder);
    const { byName, otherPrefix } = await entriesOf(files, paths, group);
    if (otherPrefix !== null) prefixes.push(otherPrefix);
    const found = locateGroup(byName, group);
    located.push(...found.located);
    heads.push(...found.heads);
    bytes += paths.reduce((sum, path) => sum + files.size(path), 0);
  }
  return {
    bytes,
    notes: [
      ...prefixes.map((prefix) => message('model.weights.prefix', { prefix })),
      ...(heads.length > 0 ? [message('model.weights.notUsed', { names: heads })] : []),
    ],
    async *read() {
      for (const { name, shape, entry, scale } of located) {
        yield { name, shape, data: await readTensor(files, entry, scale) };
      }
    },
  };
}

/** In the order of `parameterShapes`. */
function weightGroups(
  { encoder, modules }: SentenceModelConfig,
  architecture: Architecture,
  folder: string,
  denseFolders: readonly string[],
): readonly WeightGroup[] {
  const { className, prefix, heads, buffers, otherNames } = architecture;
  const own = [...parameterShapes(encoder)].map(([name, shape]) => ({
    name,
    shape,
    fileName: architecture.fileName(name),
  }));
  const all = [...parameterShapes(encoder, modules)];
  const dense = denseFolders.flatMap((denseFolder, i): WeightGroup[] => {
    const start = `modules.${i}.`;
    const parameters = all
      .filter(([name]) => name.startsWith(start))
      .map(([name, shape]) => ({ name, shape, fileName: name.slice(start.length) }));
    if (parameters.length === 0) return [];
    return [{ folder: denseFolder, className: 'Dense', parameters, prefix: '', heads: [], buffers: [] }];
  });
  const encoderGroup = { folder, className, parameters: own, prefix, heads, buffers };
  return [{ ...encoderGroup, ...(otherNames && { otherNames }) }, ...dense];
}

/**
 * Every tensor of the files by its name without the prefix of the family, or another one where all of it is saved under
 * that, such as "0.auto_model." (the state of a SentenceTransformer) or "module." (DataParallel).
 */
async function entriesOf(
  files: ModelFiles,
  paths: readonly string[],
  { prefix, parameters, otherNames = {} }: WeightGroup,
) {
  const headers = await Promise.all(paths.map((path) => readHeader(files, path)));
  const entries = headers.flatMap((header) => [...header.values()]);
  const otherPrefix = prefixOf(entries, parameters[0]?.fileName ?? '', prefix);
  const byName = new Map<string, TensorEntry>();
  for (const entry of entries) {
    const name = otherNames[entry.name] ?? canonical(entry.name, otherPrefix ?? prefix);
    const other = byName.get(name);
    if (other) {
      throw new ModelError(
        message('model.weights.repeated', { path: entry.path, first: other.name, second: entry.name }),
        next,
      );
    }
    byName.set(name, entry);
  }
  return { byName, otherPrefix };
}

/** What stands before the name of the first parameter, where that is neither nothing nor `known`. */
function prefixOf(entries: readonly TensorEntry[], first: string, known: string): string | null {
  if (entries.some(({ name }) => name === first || name === known + first)) return null;
  const found = entries.find(({ name }) => name.endsWith(`.${first}`));
  return found ? found.name.slice(0, -first.length) : null;
}

/** Each parameter's tensor, and the names of the heads' tensors, which no parameter uses. */
function locateGroup(
  byName: Map<string, TensorEntry>,
  { folder, className, parameters, heads, buffers }: WeightGroup,
): { readonly located: readonly Located[]; readonly heads: readonly string[] } {
  const take = (name: string) => {
    const entry = byName.get(name);
    byName.delete(name);
    return entry;
  };
  const configPath = join(folder, 'config.json');
  const located: Located[] = [];
  const missing: string[] = [];
  for (const { name, shape, fileName } of parameters) {
    const entry = take(fileName);
    if (!entry) {
      missing.push(fileName);
      continue;
    }
    if (entry.shape.length !== shape.length || entry.shape.some((side, i) => side !== shape[i])) {
      const { path, name, shape: found } = entry;
      throw new ModelError(
        message('model.weights.shape', { path, name, shape: found, configPath, expected: shape }),
        next,
      );
    }
    const scale = entry.dtype === 'I8' ? take(fileName + scaleSuffix) : undefined;
    located.push({ name, shape, entry, scale });
  }
  if (missing.length > 0) {
    throw new ModelError(
      folder === ''
        ? message('model.weights.missing', { names: missing })
        : message('model.weights.missingIn', { folder, names: missing }),
      next,
    );
  }

  const rest = [...byName.keys()].filter((name) => !buffers.includes(name));
  const isHead = (name: string) => heads.some((head) => name.startsWith(head));
  const unexpected = rest.filter((name) => !isHead(name));
  if (unexpected.length > 0) {
    throw new ModelError(message('model.weights.unexpected', { className, names: unexpected }), next);
  }
  return { located, heads: rest };
}

/** A name in a file as the family writes it today: without the prefix of a model with a head, without TensorFlow's terms. */
function canonical(name: string, prefix: string): string {
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return bare.replace(/LayerNorm\.gamma$/, 'LayerNorm.weight').replace(/LayerNorm\.beta$/, 'LayerNorm.bias');
}

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

/**
 * The safetensors files in `folder`: one, or the shards that an index names. Throws a ModelError where there are none, also
 * where there is only a pickle or a format that is not read here.
 */
export async function weightFiles(files: ModelFiles, folder: string): Promise<string[]> {
  if (files.paths.includes(join(folder, weightsFile))) return [join(folder, weightsFile)];
  if (files.paths.includes(join(folder, index))) {
    const { weight_map: map } = await readJson(files, join(folder, index), indexSchema);
    const shards = [...new Set(Object.values(map))].map((shard) => join(folder, shard));
    const absent = shards.find((shard) => !files.paths.includes(shard));
    if (absent !== undefined) throw new ModelError(message('model.file.missing', { path: absent }), next);
    return shards;
  }
  const pickle = files.paths.find((path) => folderOf(path) === folder && pickles.test(path));
  if (pickle !== undefined) {
    throw new ModelError(
      message('model.weights.pickle', { path: pickle }),
      message('model.next.convertPickle', { file: weightsFile }),
    );
  }
  refuseOtherWeights(subfolder(files, folder).paths);
  throw new ModelError(
    message('model.file.missing', { path: join(folder, weightsFile) }),
    message('model.next.completeFolder'),
  );
}
