/** all-MiniLM-L6-v2, which the bench's server has in a folder. */

import { readModel } from '../../src/ml/sources/readModel';
import type { ModelDescription, WeightArray } from '../../src/ml/model/types';
import { folderFiles } from '../../src/ml/sources/folder';

const paths = [
  'config.json',
  'config_sentence_transformers.json',
  'model.safetensors',
  'modules.json',
  'sentence_bert_config.json',
  'special_tokens_map.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'vocab.txt',
  '1_Pooling/config.json',
];

/** @param layers of which the first are taken */
export async function loadMiniLM(layers: number): Promise<ModelDescription> {
  const entries = paths.map(async (path) => ({ path, file: await (await fetch(`/minilm/${path}`)).blob() }));
  const description = await readModel(folderFiles('all-MiniLM-L6-v2', await Promise.all(entries)));
  const { config } = description;
  return {
    ...description,
    config: { ...config, encoder: { ...config.encoder, layers } },
    weights: () => firstLayers(description.weights(), layers),
  };
}

async function* firstLayers(
  weights: AsyncIterable<WeightArray> | Iterable<WeightArray>,
  layers: number,
): AsyncGenerator<WeightArray> {
  for await (const weight of weights) {
    const layer = /^layers\.(\d+)\./.exec(weight.name)?.[1];
    if (layer === undefined || Number(layer) < layers) yield weight;
  }
}

/** For models that are written out: by name, linear layers' as [in, out]. */
export async function loadWeights(layers: number): Promise<ReadonlyMap<string, WeightArray>> {
  const found = new Map<string, WeightArray>();
  for await (const weight of (await loadMiniLM(layers)).weights()) {
    const linear = /^layers\..*\.weight$/.test(weight.name) && !weight.name.includes('norm');
    found.set(weight.name, linear ? transposed(weight) : weight);
  }
  return found;
}

function transposed({ name, shape: [rows = 0, columns = 0], data }: WeightArray): WeightArray {
  const turned = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j] ?? 0;
  }
  return { name, shape: [columns, rows], data: turned };
}
