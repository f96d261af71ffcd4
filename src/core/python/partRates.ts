/** Learning rates of parts of a model in a training script, as `learning_rate_mapping` of sentence-transformers. */

import { losses } from '../losses/catalogue';
import type { LossEntry } from '../losses/types';
import { hasPartRates } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { fromRecipe } from './fields/recipeFile';

const layerPart = String.raw`\.(layers?|albert_layer_groups)\.(\d+)\.`;
/** Dense modules, and the classifier of SoftmaxLoss. */
const headPart = String.raw`(^|\.)(classifier|[1-9]\d*\.(linear|residual))\.`;

/**
 * Sets `rates`, whose patterns all have parameters, as the trainer demands; empty where every part has the same rate. Needs
 * `re` and `model`.
 */
export function partRateLines(recipe: Recipe): string {
  if (!hasPartRates(recipe)) return '';
  const { loss, embeddingsRate, layerDecay, headRate } = recipe;
  const learningRate = fromRecipe('learningRate');
  const { trainsHead }: LossEntry = losses[loss];
  const decays = layerDecay < 1;
  const ofLayers = `layers = sorted({found[0] for name in names if (found := re.search(r"${layerPart}", name))}, key=lambda part: int(re.search(r"\\d+", part)[0]))
rates = {re.escape(part): ${learningRate} * ${layerDecay} ** (len(layers) - 1 - i) for i, part in enumerate(layers)}`;
  const ofEmbeddings = embeddingsRate > 0 ? embeddingsRate : `${learningRate} * ${layerDecay} ** len(layers)`;
  return `# Learning rates of parts of the model, by patterns of the names of their parameters.
${[
  'names = [name for name, _ in model.named_parameters()]',
  decays ? ofLayers : 'rates = {}',
  ...(decays || embeddingsRate > 0 ? [String.raw`rates[r"\.embeddings\."] = ${ofEmbeddings}`] : []),
  ...(headRate > 0 ? [`rates[r"${headPart}"] = ${headRate}`] : []),
  ...(trainsHead === true ? ['names.append("classifier.weight")'] : []),
  'rates = {part: rate for part, rate in rates.items() if any(re.search(part, name) for name in names)}',
].join('\n')}
`;
}
