/** LoRA in a training script, as peft does it. */

import { keepsBest, usesLora } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { keywordArguments } from './arguments';

interface LoraLines {
  readonly imports: string;
  /** Changes `model` in place, before the training. */
  readonly begin: string;
  /** Saves the adapter, and merges it into `model`. */
  readonly end: string;
}

/**
 * Empty without LoRA. The targets are the names of queries and values in every architecture (ModernBERT has them in one matrix with the keys), of which peft takes those
 * that it finds; it has defaults of its own for some architectures only. The model's own add_adapter needs a newer peft
 * than there is, in transformers 5.24.
 * @param bestMetric the trainer's name of the metric that the best adapter is chosen by
 */
export function loraLines(recipe: Recipe, bestMetric: string): LoraLines {
  if (!usesLora(recipe)) return { imports: '', begin: '', end: '' };
  const targets =
    recipe.loraTargets === 'all-linear'
      ? '"all-linear"'
      : '["query", "value", "q_lin", "v_lin", "q", "v", "Wqkv"]';
  return {
    imports: '\nfrom peft import LoraConfig, TaskType, get_peft_model',
    begin: `model.requires_grad_(False)
adapter = get_peft_model(
    model[0].auto_model,
    LoraConfig(
        task_type=TaskType.FEATURE_EXTRACTION,
${keywordArguments(recipe, 'LoraConfig')
  .map((line) => `        ${line},\n`)
  .join('')}        target_modules=${targets},
    ),
)
${keepsAdapter(recipe) ? bestAdapter(bestMetric) : ''}`,
    end: `adapter.save_pretrained("model/adapter")
adapter.merge_and_unload()
`,
  };
}

/** Whether the best adapter is kept in memory: the trainer's checkpoints do not load into a model with adapters. */
export const keepsAdapter = (recipe: Recipe) => usesLora(recipe) && keepsBest(recipe);

const bestAdapter = (metric: string) => `

class BestAdapter(TrainerCallback):
    """Loads the adapter of the best evaluation at the end of the training."""

    best, weights = -math.inf, {}

    def on_evaluate(self, args, state, control, metrics, **kwargs):
        if metrics["${metric}"] > self.best:
            self.best = metrics["${metric}"]
            weights = adapter.state_dict().items()
            self.weights = {name: weight.clone() for name, weight in weights if "lora_" in name}

    def on_train_end(self, args, state, control, **kwargs):
        adapter.load_state_dict(self.weights, strict=False)


`;
