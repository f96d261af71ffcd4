/** The first look at a model's files: its folder and its family; enough to know whether it is supported. */

import * as z from 'zod/mini';
import { message, type Message } from '../../../messages/message';
import type { Architecture } from '../architectures/types';
import { architectureOf } from '../architectures/registry';
import { type Modules, readModules } from './config';
import { familyOf } from './families';
import { adapterNotes, refuseCrossEncoder, refuseOwnCrossEncoder, refuseUnread } from './foreign';
import { join, readJson, requireFile, subfolder } from '../files/files';
import { locateModel, noModel } from '../files/locate';
import type { ModelFiles } from '../types';

export interface Recognised {
  /** The files of the model's own folder. */
  readonly files: ModelFiles;
  readonly modules: Modules;
  readonly configPath: string;
  /** config.json, unchanged. */
  readonly config: z.output<typeof configSchema>;
  readonly architecture: Architecture;
  /** What the folder asks for or leaves open, and what is done instead. */
  readonly notes: readonly Message[];
}

const configSchema = z.looseObject({
  model_type: z.string(),
  tokenizer_class: z.optional(z.nullable(z.string())),
  _name_or_path: z.catch(z.string(), ''),
  auto_map: z.catch(z.record(z.string(), z.unknown()), {}),
});

/** Throws a ModelError where there is no model, or an unsupported one. */
export async function recognise(given: ModelFiles): Promise<Recognised> {
  const folder = locateModel(given.paths);
  if (folder === null) await refuseUnread(given);
  const files = subfolder(given, folder ?? noModel(given.paths));
  const adapter = await adapterNotes(files);
  await refuseOwnCrossEncoder(files);
  const modules = await readModules(files);
  const configPath = join(modules.transformer, 'config.json');
  requireFile(files, configPath);
  const config = await readJson(files, configPath, configSchema);
  refuseCrossEncoder(config, configPath, modules.pooling !== null);
  const architecture = architectureOf(config.model_type, configPath);
  const notes = [
    ...modules.notes,
    ...adapter,
    ...(modules.pooling === null ? [assumedPooling([given.name, folder ?? '', config._name_or_path])] : []),
    ...customCode(config.auto_map, configPath, config.model_type),
  ];
  return { files, modules, configPath, config, architecture, notes };
}

/** The note of a folder without modules.json, which is read as Python reads it. */
function assumedPooling(names: readonly string[]): Message {
  const found = familyOf(names);
  return found ? message('model.modules.assumedUnlike', found) : message('model.modules.assumed');
}

/** The note of a config.json that names code of its own, such as {"AutoModel": "modeling_acme.AcmeModel"}. */
function customCode(map: Readonly<Record<string, unknown>>, path: string, architecture: string): Message[] {
  const names = Object.values(map)
    .flat()
    .filter((name) => typeof name === 'string');
  return names.length > 0 ? [message('model.config.customCode', { path, names, architecture })] : [];
}
