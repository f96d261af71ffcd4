/** LoRA in a training script, as peft does it. */

import type { Recipe } from '../recipe/types';

interface LoraLines {
  readonly imports: string;
  /** Changes `model` in place, before its training. */
  readonly begin: string;
  /** Saves the adapter, and makes an ordinary model of `model` again. */
  readonly end: string;
}

/**
 * Empty without LoRA. The targets' names are those of queries and values in every architecture, of which peft takes what
 * it finds: it knows them itself for some architectures only. The model's own add_adapter asks for a newer peft than
 * there is, in transformers 5.24.
 * @param bestMetric what the best adapter is chosen by, in the trainer's words
 */
export function loraLines(recipe: Recipe, bestMetric: string): LoraLines {
  const { loraRank, loraAlpha, loraDropout, loraTargets } = recipe;
  if (loraRank === 0) return { imports: '', begin: '', end: '' };
  const targets =
    loraTargets === 'all-linear' ? '"all-linear"' : '["query", "value", "q_lin", "v_lin", "q", "v"]';
  return {
    imports: '\nfrom peft import LoraConfig, TaskType, get_peft_model',
    begin: `model.requires_grad_(False)
adapter = get_peft_model(
    model[0].auto_model,
    LoraConfig(
        task_type=TaskType.FEATURE_EXTRACTION,
        r=${loraRank},
        lora_alpha=${loraAlpha},
        lora_dropout=${loraDropout},
        target_modules=${targets},
    ),
)
${keepsAdapter(recipe) ? bestAdapter(bestMetric) : ''}`,
    end: `adapter.save_pretrained("model/adapter")
adapter.merge_and_unload()
`,
  };
}

/** The trainer's own checkpoints do not load into a model with adapters. */
export const keepsAdapter = ({ loraRank, keepBest, earlyStopping }: Recipe) =>
  loraRank > 0 && (keepBest || earlyStopping > 0);

const bestAdapter = (metric: string) => `

class BestAdapter(TrainerCallback):
    """Goes back to the adapter of the best evaluation when the training ends."""

    best, weights = -math.inf, {}

    def on_evaluate(self, args, state, control, metrics, **kwargs):
        if metrics["${metric}"] > self.best:
            self.best = metrics["${metric}"]
            weights = adapter.state_dict().items()
            self.weights = {name: weight.clone() for name, weight in weights if "lora_" in name}

    def on_train_end(self, args, state, control, **kwargs):
        adapter.load_state_dict(self.weights, strict=False)


`;
