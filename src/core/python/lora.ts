/** LoRA in a training script, as peft does it. */

import { usesLora } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { keywordArguments } from './fields/arguments';

interface LoraLines {
  /** Among the packages. */
  readonly imports: string;
  /** Changes `model` in place, before the training. */
  readonly begin: string;
  /** A class for the script, or empty. */
  readonly definition: string;
  /** The trainer's class. */
  readonly trainer: string;
  /** Saves the adapter, and merges it into `model`. */
  readonly end: string;
}

const without: LoraLines = {
  imports: '',
  begin: '',
  definition: '',
  trainer: 'SentenceTransformerTrainer',
  end: '',
};

/**
 * Nothing without LoRA. The targets are the names of queries and values in every architecture (ModernBERT has them in one
 * matrix with the keys), of which peft takes those
 * that it finds; it has defaults of its own for some architectures only. The model's own add_adapter needs a newer peft
 * than there is, in transformers 5.24.
 */
export function loraLines(recipe: Recipe): LoraLines {
  if (!usesLora(recipe)) return without;
  const targets =
    recipe.loraTargets === 'all-linear'
      ? '"all-linear"'
      : '["query", "value", "q_lin", "v_lin", "q", "v", "Wqkv"]';
  return {
    imports: `
from peft import LoraConfig, TaskType, get_peft_model
from safetensors.torch import load_file`,
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
`,
    definition: adapterTrainer,
    trainer: 'AdapterTrainer',
    end: `if is_main:
    adapter.save_pretrained(os.path.join(options.output, "adapter"))
    adapter.merge_and_unload()
`,
  };
}

/** The trainer would read a checkpoint into a model without adapters, which has other names. */
const adapterTrainer = `class AdapterTrainer(SentenceTransformerTrainer):
    """Reads a checkpoint as it was saved: with the adapter's weights beside the frozen ones."""

    def _load_from_checkpoint(self, checkpoint_path):
        self.model[0].auto_model.load_state_dict(load_file(os.path.join(checkpoint_path, "model.safetensors")))


`;
