/** The first look at a model's files: its folder and its family; enough to know whether it is supported. */

import * as z from 'zod/mini';
import type { Architecture } from '../architectures/types';
import { architectureOf } from '../architectures/registry';
import { type Modules, readModules } from './config';
import { join, readJson, requireFile, subfolder } from '../files/files';
import { locateModel } from '../files/locate';
import type { ModelFiles } from '../types';

export interface Recognised {
  /** The files of the model's own folder. */
  readonly files: ModelFiles;
  readonly modules: Modules;
  readonly configPath: string;
  /** config.json, unchanged. */
  readonly config: z.output<typeof configSchema>;
  readonly architecture: Architecture;
}

const configSchema = z.looseObject({
  model_type: z.string(),
  tokenizer_class: z.optional(z.nullable(z.string())),
});

/** Throws a ModelError where there is no model, or an unsupported one. */
export async function recognise(given: ModelFiles): Promise<Recognised> {
  const files = subfolder(given, locateModel(given.paths));
  const modules = await readModules(files);
  const configPath = join(modules.transformer, 'config.json');
  requireFile(files, configPath);
  const config = await readJson(files, configPath, configSchema);
  return { files, modules, configPath, config, architecture: architectureOf(config.model_type, configPath) };
}
