/** The complete sentence-transformers folder of a model: each file with its exact size, the weights as a stream. */

import type { Recipe } from '../../core/recipe/types';
import { cutLength } from '../model/settings';
import { bytesStream, type FileStream, jsonFile, type NamedBytes, textFile } from '../model/files/files';
import { safetensorsFile } from '../model/files/safetensorsWriter';
import {
  type FolderSettings,
  type ModelDescription,
  parameterShapes,
  type WeightArray,
} from '../model/types';

export interface ModelFolderParts {
  readonly description: ModelDescription;
  /**
   * The weights under our names, each parameter of `parameterShapes` once, in its order; those that are not `wanted` may
   * be omitted. Called once per file, when it is read.
   */
  readonly weights: (wanted: ReadonlySet<string>) => AsyncIterable<WeightArray>;
  /** README.md. */
  readonly card: string;
  readonly recipe: Recipe;
}

/** The folder has the recipe's sequence length, so that Python truncates text as training did. */
export function modelFolder({ description, weights, card, recipe }: ModelFolderParts) {
  return folderWith(
    [textFile('README.md', card), jsonFile('recipe.json', recipe)],
    description,
    weights,
    settingsFor(description, recipe),
  );
}

/** A model as it was read, in the form that sentence-transformers reads: float32, whatever the format of its files. */
export function baseFolder(description: ModelDescription): Promise<readonly FileStream[]> {
  return folderWith(
    [],
    description,
    () => description.weights(),
    settingsOf(description, description.config.maxSeqLength),
  );
}

/** How the model of a run is read. */
export const settingsFor = (description: ModelDescription, recipe: Recipe): FolderSettings =>
  settingsOf(description, cutLength(recipe, description.config));

async function folderWith(
  own: readonly NamedBytes[],
  description: ModelDescription,
  weights: ModelFolderParts['weights'],
  settings: FolderSettings,
): Promise<readonly FileStream[]> {
  const { encoder, modules } = description.config;
  const tensors = [...parameterShapes(encoder, modules)].map(([parameter, shape]) => ({
    ...description.locate(parameter),
    parameter,
    shape,
  }));
  const paths = [...new Set(tensors.map(({ path }) => path))];
  const small = [...own, ...(await description.companions(settings))];
  return [
    ...small.map(bytesStream),
    ...paths.map((path) => {
      const inside = tensors.filter((tensor) => tensor.path === path);
      const wanted = new Set(inside.map(({ parameter }) => parameter));
      return safetensorsFile(path, inside, () => renamed(weights, wanted, description));
    }),
  ];
}

/** How a model is read whose text is cut after `maxSeqLength` tokens. */
export const settingsOf = ({ config, prompts }: ModelDescription, maxSeqLength: number): FolderSettings => ({
  maxSeqLength,
  pooling: config.pooling,
  prompts,
});

async function* renamed(
  weights: ModelFolderParts['weights'],
  wanted: ReadonlySet<string>,
  description: ModelDescription,
) {
  for await (const weight of weights(wanted)) {
    if (wanted.has(weight.name)) yield { ...weight, name: description.locate(weight.name).name };
  }
}
