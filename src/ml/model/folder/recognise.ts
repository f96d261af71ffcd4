/** The first look at a model's files: its folder and its family; enough to know whether it is supported. */

import * as z from 'zod/mini';
import type { FamilyPooling } from '../../../core/model/types';
import { message, type Message } from '../../../messages/message';
import type { Architecture } from '../architectures/types';
import { architectureOf, staticType } from '../architectures/registry';
import { type Modules, readModules } from './config';
import { familyPooling } from './families';
import { adapterNotes, refuseCrossEncoder, refuseOwnCrossEncoder, refuseUnread } from './foreign';
import { join, readJson, requireFile, subfolder } from '../files/files';
import { locateModel, noModel } from '../files/locate';
import type { ModelFiles } from '../types';
import { weightsFile } from './weights';

export interface Recognised {
  /** The files of the model's own folder. */
  readonly files: ModelFiles;
  readonly modules: Modules;
  readonly configPath: string;
  /** config.json, unchanged; of a StaticEmbedding, which has none, what stands for it. */
  readonly config: z.output<typeof configSchema>;
  readonly architecture: Architecture;
  /** What the model is called: by its folder and in config.json. */
  readonly names: readonly string[];
  /** The family's pooling where the folder says none. */
  readonly familyPooling: FamilyPooling | null;
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
  if (modules.bag) return staticEmbeddingIn(files, modules, [given.name, folder ?? ''], adapter);
  const configPath = join(modules.transformer, 'config.json');
  requireFile(files, configPath);
  const config = await readJson(files, configPath, configSchema);
  refuseCrossEncoder(config, configPath, modules.pooling !== null);
  const architecture = architectureOf(config.model_type, configPath);
  const names = [given.name, folder ?? '', config._name_or_path];
  const family = modules.pooling === null ? familyPooling(names) : null;
  const notes = [
    ...modules.notes,
    ...adapter,
    ...(modules.pooling === null ? [assumedPooling(family)] : []),
    ...customCode(config.auto_map, configPath, config.model_type),
  ];
  return { files, modules, configPath, config, architecture, names, familyPooling: family, notes };
}

/** A StaticEmbedding: its shape is that of its weights, which may not be there yet. */
function staticEmbeddingIn(
  files: ModelFiles,
  modules: Modules,
  names: readonly string[],
  notes: readonly Message[],
): Recognised {
  const configPath = join(modules.transformer, weightsFile);
  return {
    files,
    modules,
    configPath,
    config: { model_type: staticType, _name_or_path: '', auto_map: {} },
    architecture: architectureOf(staticType, configPath),
    names,
    familyPooling: null,
    notes: [...modules.notes, ...notes],
  };
}

/** The note of a folder without modules.json, which is read as Python reads it. */
const assumedPooling = (family: FamilyPooling | null): Message =>
  family ? message('model.modules.assumedUnlike', { ...family }) : message('model.modules.assumed');

/** The note of a config.json that names code of its own, such as {"AutoModel": "modeling_acme.AcmeModel"}. */
function customCode(map: Readonly<Record<string, unknown>>, path: string, architecture: string): Message[] {
  const names = Object.values(map)
    .flat()
    .filter((name) => typeof name === 'string');
  return names.length > 0 ? [message('model.config.customCode', { path, names, architecture })] : [];
}
