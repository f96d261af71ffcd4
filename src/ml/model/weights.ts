/** Matches the tensors of a model's files with the encoder's parameters, loudly, and reads them one at a time. */

import * as z from 'zod/mini';
import { ModelError } from '../../core/errors';
import type { Architecture } from './architectures/types';
import { folderOf, join, readJson } from './files';
import { readHeader, readTensor, scaleSuffix, type TensorEntry } from './safetensors';
import { type EncoderConfig, type ModelFiles, parameterShapes, type WeightArray } from './types';

const single = 'model.safetensors';
const index = 'model.safetensors.index.json';
const pickles = /\.(bin|pt|pth|pkl|ckpt)$/;
const next = 'Take the model anew from where it came from, or choose another one.';

interface Located {
  readonly name: string;
  readonly shape: readonly number[];
  readonly entry: TensorEntry;
  readonly scale: TensorEntry | undefined;
}

export interface Weights {
  /** Bytes of the files that hold them. */
  readonly bytes: number;
  readonly notes: readonly string[];
  /** Each parameter once, in the order of `parameterShapes`. Throws a ModelError at a weight that is not finite. */
  read(): AsyncIterable<WeightArray>;
}

/** Reads the headers and checks every name and shape. Throws a ModelError that names what is missing, spare or misshapen. */
export async function locateWeights(
  files: ModelFiles,
  folder: string,
  architecture: Architecture,
  config: EncoderConfig,
): Promise<Weights> {
  const paths = await weightFiles(files, folder);
  const byName = new Map<string, TensorEntry>();
  for (const path of paths) {
    for (const entry of (await readHeader(files, path)).values()) {
      const name = canonical(entry.name, architecture.prefix);
      const other = byName.get(name);
      if (other) {
        throw new ModelError(
          `"${other.name}" and "${entry.name}" (${path}) are the same weight twice.`,
          next,
        );
      }
      byName.set(name, entry);
    }
  }
  const take = (name: string) => {
    const entry = byName.get(name);
    byName.delete(name);
    return entry;
  };

  const located: Located[] = [];
  const missing: string[] = [];
  for (const [name, shape] of parameterShapes(config)) {
    const fileName = architecture.fileName(name);
    const entry = take(fileName);
    if (!entry) {
      missing.push(fileName);
      continue;
    }
    if (entry.shape.length !== shape.length || entry.shape.some((side, i) => side !== shape[i])) {
      throw new ModelError(
        `${entry.path}: "${entry.name}" has the shape [${entry.shape.join(', ')}]; config.json makes it [${shape.join(', ')}].`,
        next,
      );
    }
    located.push({
      name,
      shape,
      entry,
      scale: entry.dtype === 'I8' ? take(fileName + scaleSuffix) : undefined,
    });
  }
  if (missing.length > 0) throw new ModelError(`Weights are missing: ${listed(missing)}.`, next);

  const rest = [...byName.keys()].filter((name) => !architecture.buffers.includes(name));
  const isHead = (name: string) => architecture.heads.some((head) => name.startsWith(head));
  const heads = rest.filter(isHead);
  const spare = rest.filter((name) => !isHead(name));
  if (spare.length > 0) {
    throw new ModelError(
      `Weights are there that a ${architecture.className} with this config.json does not have: ${listed(spare)}.`,
      next,
    );
  }
  return {
    bytes: paths.reduce((sum, path) => sum + files.size(path), 0),
    notes: heads.length > 0 ? [`Left out, for sentence vectors do not use them: ${listed(heads)}.`] : [],
    async *read() {
      for (const { name, shape, entry, scale } of located) {
        yield { name, shape, data: await readTensor(files, entry, scale) };
      }
    },
  };
}

/** A name in a file as the family writes it today: no prefix of a model with a head, no TensorFlow words. */
function canonical(name: string, prefix: string): string {
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return bare.replace(/LayerNorm\.gamma$/, 'LayerNorm.weight').replace(/LayerNorm\.beta$/, 'LayerNorm.bias');
}

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

/**
 * The safetensors files in `folder`: one, or the parts that an index names. Throws a ModelError where there are none,
 * and says why a pickle will not do.
 */
export async function weightFiles(files: ModelFiles, folder: string): Promise<string[]> {
  if (files.paths.includes(join(folder, single))) return [join(folder, single)];
  if (files.paths.includes(join(folder, index))) {
    const { weight_map: map } = await readJson(files, join(folder, index), indexSchema);
    const parts = [...new Set(Object.values(map))].map((part) => join(folder, part));
    const absent = parts.find((part) => !files.paths.includes(part));
    if (absent !== undefined) throw new ModelError(`${absent} is missing from the model.`, next);
    return parts;
  }
  const pickle = files.paths.find((path) => folderOf(path) === folder && pickles.test(path));
  if (pickle !== undefined) {
    throw new ModelError(
      `The model's weights are only in ${pickle}, a Python pickle: opening one can run code that someone hid in it, so it is never read here.`,
      `Convert it on a computer that may run it: SentenceTransformer("…").save("folder") in Python writes ${single}.`,
    );
  }
  throw new ModelError(
    `${join(folder, single)} is missing from the model.`,
    'Choose the complete folder of the model.',
  );
}

/** At most five names, and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  return shown.join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}
