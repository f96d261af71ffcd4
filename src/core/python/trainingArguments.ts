/** How a recipe trains, in the words of transformers' TrainingArguments. */

import { intervalPart, warmupPart } from '../recipe/plan';
import { keepsAdapter } from './lora';
import type { Recipe } from '../recipe/types';

/**
 * The arguments' lines but for those of the batches; `steps` and `eval_steps` are set before. The best model is kept by
 * `bestMetric`.
 */
export function argumentLines(recipe: Recipe, bestMetric: string): string {
  const accumulates = recipe.gradientAccumulation > 1;
  return [
    `num_train_epochs=${recipe.epochs}`,
    `per_device_train_batch_size=${recipe.batchSize}`,
    ...(accumulates ? [`gradient_accumulation_steps=${recipe.gradientAccumulation}`] : []),
    `learning_rate=${recipe.learningRate}`,
    `lr_scheduler_type="${recipe.scheduler}"`,
    `warmup_steps=${warmup(recipe)}`,
    `weight_decay=${recipe.weightDecay}`,
    `max_grad_norm=${recipe.maxGradNorm}`,
    `seed=${recipe.seed}`,
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

const keepsBest = ({ keepBest, earlyStopping }: Recipe) => keepBest || earlyStopping > 0;

const warmup = ({ warmupRatio, warmupSteps }: Recipe) =>
  warmupRatio > 0 ? `math.ceil(steps * ${warmupRatio})` : `min(${warmupSteps}, steps // ${warmupPart})`;

/** The run's steps, and those between two evaluations. */
export function stepLines({ batchSize, gradientAccumulation, epochs, evaluateEvery }: Recipe): string {
  const batches = `math.ceil(len(train) / ${batchSize})`;
  const perEpoch = gradientAccumulation > 1 ? `math.ceil(${batches} / ${gradientAccumulation})` : batches;
  return `steps = ${perEpoch} * ${epochs}
eval_steps = min(${evaluateEvery}, max(1, math.ceil(steps / ${intervalPart}) - 1))`;
}

/** Leaves what is frozen as it is; empty where nothing is. Needs `re`. */
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

/** The trainer's callbacks, and what they are imported by. */
export function callbacks(recipe: Recipe): { readonly argument: string; readonly imports: string } {
  const { earlyStopping } = recipe;
  const makes = [
    ...(keepsAdapter(recipe) ? ['BestAdapter()'] : []),
    ...(earlyStopping > 0 ? [`EarlyStoppingCallback(early_stopping_patience=${earlyStopping})`] : []),
  ];
  const names = [
    ...(earlyStopping > 0 ? ['EarlyStoppingCallback'] : []),
    ...(keepsAdapter(recipe) ? ['TrainerCallback'] : []),
  ];
  if (makes.length === 0) return { argument: '', imports: '' };
  return {
    argument: `\n    callbacks=[${makes.join(', ')}],`,
    imports: `from transformers import ${names.join(', ')}\n`,
  };
}
