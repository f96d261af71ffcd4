/** The complete sentence-transformers folder of a model: each file with its exact size, the weights as a stream. */

import type { Recipe } from '../../core/recipe/types';
import { type FileStream, jsonFile, type NamedBytes, textFile } from '../model/files';
import { safetensorsFile } from '../model/safetensorsWriter';
import { type ModelDescription, parameterShapes, type WeightArray } from '../model/types';

export interface ModelFolderParts {
  readonly description: ModelDescription;
  /** The weights under our names, each parameter of `parameterShapes` once, in its order. Called when they are read. */
  readonly weights: () => AsyncIterable<WeightArray>;
  /** README.md. */
  readonly card: string;
  readonly recipe: Recipe;
}

/** The folder takes the recipe's sequence length, so that Python cuts text where training did. */
export async function modelFolder(parts: ModelFolderParts): Promise<readonly FileStream[]> {
  const { description, weights, card, recipe } = parts;
  const { encoder } = description.config;
  const tensors = [...parameterShapes(encoder)].map(([parameter, shape]) => ({
    name: description.fileName(parameter),
    shape,
  }));
  const small: readonly NamedBytes[] = [
    textFile('README.md', card),
    jsonFile('recipe.json', recipe),
    ...(await description.companions(Math.min(recipe.maxSeqLength, encoder.maxPositions))),
  ];
  return [
    ...small.map(fileStream),
    safetensorsFile('model.safetensors', tensors, () => renamed(weights(), description)),
  ];
}

function fileStream({ path, bytes }: NamedBytes): FileStream {
  return {
    path,
    size: bytes.byteLength,
    async *stream() {
      yield await Promise.resolve(bytes);
    },
  };
}

async function* renamed(weights: AsyncIterable<WeightArray>, description: ModelDescription) {
  for await (const weight of weights) yield { ...weight, name: description.fileName(weight.name) };
}
