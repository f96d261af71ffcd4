/** How a recipe trains, as transformers' TrainingArguments. */

import { hasPartRates, keepsBest, stopsEarly } from '../recipe/conditions';
import { intervalPart, warmupPart } from '../recipe/plan';
import { keywordArguments } from './fields/arguments';
import { batchLines, leftOutLines, processArguments } from './processes/launch';
import { fromRecipe } from './fields/recipeFile';
import { losses } from '../losses/catalogue';
import type { Recipe } from '../recipe/types';

/**
 * The arguments' lines except for the batch sampler's; the script sets `batch`, `steps`, `warmup_steps` and `eval_steps` before. The best
 * checkpoint is the one with the highest `bestMetric`; null where nothing is evaluated.
 */
export function argumentLines(recipe: Recipe, bestMetric: string | null): string {
  return [
    ...keywordArguments(recipe, 'TrainingArguments', { per_device_train_batch_size: 'batch' }),
    ...processArguments,
    `max_steps=${fromRecipe('maxSteps')} or -1`,
    ...(hasPartRates(recipe) ? ['learning_rate_mapping=rates'] : []),
    'warmup_steps=warmup_steps',
    bestMetric === null ? 'eval_strategy="no"' : 'eval_strategy="no" if sharded else "steps"',
    'eval_steps=eval_steps',
    'logging_steps=max(1, steps // 100)',
    'save_strategy="steps"',
    'save_steps=eval_steps',
    'save_total_limit=1',
    ...(bestMetric !== null && keepsBest(recipe)
      ? ['load_best_model_at_end=not sharded', `metric_for_best_model="${bestMetric}"`]
      : []),
  ]
    .map((line) => `    ${line},`)
    .join('\n');
}

const warmup = `math.ceil(steps * ${fromRecipe('warmupRatio')}) if ${fromRecipe('warmupRatio')} > 0 else min(${fromRecipe('warmupSteps')}, steps // ${warmupPart})`;

/**
 * The rows of a batch, the run's steps, those of its warm-up, and those between two evaluations. `grouped`: `train` has several datasets, each
 * with its own batches.
 */
export function stepLines(recipe: Recipe, grouped: boolean): string {
  const perEpoch = `math.ceil(batches / ${fromRecipe('gradientAccumulation')})`;
  return `${batchLines(fromRecipe('batchSize'), losses[recipe.loss].batchSampler)}
sizes = ${grouped ? '[len(group) for group in train.values()]' : '[len(train)]'}
batches = sum(size // batch if launched else math.ceil(size / batch) for size in sizes)
${leftOutLines}
steps = ${fromRecipe('maxSteps')} or ${perEpoch} * ${fromRecipe('epochs')}
warmup_steps = ${warmup}
eval_steps = min(${fromRecipe('evaluateEvery')}, max(1, math.ceil(steps / ${intervalPart}) - 1))`;
}

/** Freezes embeddings and layers; empty where none are. Needs `re`. */
export function freezing({ freezeEmbeddings, frozenLayers }: Recipe): string {
  const frozen = [
    ...(freezeEmbeddings ? [String.raw`re.search(r"\.embeddings\.", name)`] : []),
    ...(frozenLayers > 0
      ? [String.raw`(layer := re.search(r"\.layers?\.(\d+)\.", name)) and int(layer[1]) < ${frozenLayers}`]
      : []),
  ];
  if (frozen.length === 0) return '';
  return `for name, parameter in model.named_parameters():
    if ${frozen.join(' or ')}:
        parameter.requires_grad = False
`;
}

/** The trainer's callbacks, with their imports; none of them where nothing is `evaluated`. */
export function callbacks(
  recipe: Recipe,
  evaluated: boolean,
): { readonly argument: string; readonly imports: string } {
  if (!stopsEarly(recipe) || !evaluated) return { argument: '', imports: '' };
  return {
    argument: `\n    callbacks=[] if sharded else [EarlyStoppingCallback(early_stopping_patience=${recipe.earlyStopping})],`,
    imports: 'from transformers import EarlyStoppingCallback\n',
  };
}
