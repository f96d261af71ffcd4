/** How a recipe trains, as transformers' TrainingArguments. */

import { accumulates, keepsBest, stopsEarly, warmsUpByRatio } from '../recipe/conditions';
import { intervalPart, warmupPart } from '../recipe/plan';
import { keywordArguments } from './arguments';
import { keepsAdapter } from './lora';
import type { Recipe } from '../recipe/types';

/**
 * The arguments' lines except for those of the batches; the script sets `steps` and `eval_steps` before. The best
 * checkpoint is the one with the highest `bestMetric`.
 */
export function argumentLines(recipe: Recipe, bestMetric: string): string {
  return [
    ...keywordArguments(recipe, 'TrainingArguments'),
    `warmup_steps=${warmup(recipe)}`,
    'eval_strategy="steps"',
    'eval_steps=eval_steps',
    ...(keepsBest(recipe) && !keepsAdapter(recipe) ? bestLines : ['save_strategy="no"']),
    ...(keepsBest(recipe) ? [`metric_for_best_model="${bestMetric}"`] : []),
  ]
    .map((line) => `    ${line},`)
    .join('\n');
}

const bestLines = [
  'save_strategy="steps"',
  'save_steps=eval_steps',
  'save_total_limit=1',
  'load_best_model_at_end=True',
];

const warmup = (recipe: Recipe) =>
  warmsUpByRatio(recipe)
    ? `math.ceil(steps * ${recipe.warmupRatio})`
    : `min(${recipe.warmupSteps}, steps // ${warmupPart})`;

/** The run's steps, and those between two evaluations. `grouped`: `train` has several datasets, each with its own batches. */
export function stepLines(recipe: Recipe, grouped: boolean): string {
  const { batchSize, gradientAccumulation, epochs, evaluateEvery } = recipe;
  const batches = grouped
    ? `sum(math.ceil(len(rows) / ${batchSize}) for rows in train.values())`
    : `math.ceil(len(train) / ${batchSize})`;
  const perEpoch = accumulates(recipe) ? `math.ceil(${batches} / ${gradientAccumulation})` : batches;
  return `steps = ${perEpoch} * ${epochs}
eval_steps = min(${evaluateEvery}, max(1, math.ceil(steps / ${intervalPart}) - 1))`;
}

/** Freezes embeddings and layers; empty where none are. Needs `re`. */
export function freezing({ freezeEmbeddings, frozenLayers }: Recipe): string {
  const frozen = [
    ...(freezeEmbeddings ? [String.raw`re.search(r"\.embeddings\.", name)`] : []),
    ...(frozenLayers > 0
      ? [String.raw`(layer := re.search(r"\.layer\.(\d+)\.", name)) and int(layer[1]) < ${frozenLayers}`]
      : []),
  ];
  if (frozen.length === 0) return '';
  return `for name, parameter in model.named_parameters():
    if ${frozen.join(' or ')}:
        parameter.requires_grad = False
`;
}

/** The trainer's callbacks, with their imports. */
export function callbacks(recipe: Recipe): { readonly argument: string; readonly imports: string } {
  const { earlyStopping } = recipe;
  const calls = [
    ...(keepsAdapter(recipe) ? ['BestAdapter()'] : []),
    ...(stopsEarly(recipe) ? [`EarlyStoppingCallback(early_stopping_patience=${earlyStopping})`] : []),
  ];
  const names = [
    ...(stopsEarly(recipe) ? ['EarlyStoppingCallback'] : []),
    ...(keepsAdapter(recipe) ? ['TrainerCallback'] : []),
  ];
  if (calls.length === 0) return { argument: '', imports: '' };
  return {
    argument: `\n    callbacks=[${calls.join(', ')}],`,
    imports: `from transformers import ${names.join(', ')}\n`,
  };
}
