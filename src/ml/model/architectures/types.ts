/** A model family: how its config.json reads, and the name of each parameter in its files. */

import type { EncoderConfig } from '../types';

export interface Architecture {
  /** The class that Python loads it with, as `architectures` in config.json. */
  readonly className: string;
  /** Python's class of the tokenizer if the files name none. */
  readonly tokenizerClass: string;
  /** What names may begin with where the file was saved from a model with a head, such as "bert.". */
  readonly prefix: string;
  /** How the names of the weights of heads begin, which sentence vectors do not use. */
  readonly heads: readonly string[];
  /** Other names of its weights in files, with the names of today. */
  readonly otherNames?: Readonly<Record<string, string>>;
  /** Names of constants that older files hold next to the weights. */
  readonly buffers: readonly string[];
  /** Keyword arguments of the Python class that leave out what our files leave out. */
  readonly modelArguments: Readonly<Record<string, boolean>>;
  /** Reads config.json's object. Throws a ModelError that names the field. */
  encoderConfig(config: unknown, path: string): EncoderConfig;
  /** The family's name (without `prefix`) of one of our parameters. */
  fileName(parameter: string): string;
}

/** The family's names, without ".weight" and ".bias" except for tables, which have no bias. */
export interface FamilyNames {
  readonly 'embeddings.word': string;
  readonly 'embeddings.position'?: string;
  readonly 'embeddings.tokenType'?: string;
  readonly 'embeddings.norm': string;
  readonly projection?: string;
  readonly 'final.norm'?: string;
  readonly 'attention.distance.bias'?: string;
  /** The names of layer i's parts begin with this and ".i.". */
  readonly layers: string;
  readonly layer: Readonly<Partial<Record<LayerPart, string>>>;
}

type LayerPart =
  | 'attention.qkv'
  | 'attention.query'
  | 'attention.key'
  | 'attention.value'
  | 'attention.output'
  | 'attention.norm'
  | 'ffn.in'
  | 'ffn.out'
  | 'ffn.norm';

/** `Architecture.fileName` from a table. */
export function fileNames(names: FamilyNames): (parameter: string) => string {
  const parts = new Map(Object.entries(names.layer));
  const tables = new Map<string, unknown>(Object.entries(names));
  const name = (parameter: string): string | undefined => {
    const table = tables.get(parameter);
    if (typeof table === 'string') return table;
    const [, index, part, kind] = /^layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(parameter) ?? [];
    const layerPart = part === undefined ? undefined : parts.get(part);
    if (layerPart) return `${names.layers}.${index}.${layerPart}.${kind}`;
    const [, pair, end] = /^(embeddings\.norm|projection|final\.norm)\.(weight|bias)$/.exec(parameter) ?? [];
    const base = pair === undefined ? undefined : tables.get(pair);
    return typeof base === 'string' ? `${base}.${end}` : undefined;
  };
  return (parameter) => {
    const found = name(parameter);
    if (found === undefined) throw new RangeError(`No parameter is called "${parameter}".`);
    return found;
  };
}
