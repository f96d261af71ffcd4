/** The recipe's fields of LoRA (Hu et al. 2021), by the names of peft. */

import { real, whole, type RecipeFieldEntry } from './fieldEntry';

export const loraFields = {
  loraRank: {
    ...whole(0, 256),
    words: 'field.loraRank',
    section: 'model',
    argument: 'LoraConfig.r',
    default: 0,
  },
  loraAlpha: {
    ...whole(1, 1024),
    words: 'field.loraAlpha',
    section: 'model',
    requires: 'lora',
    argument: 'LoraConfig.lora_alpha',
    default: 16,
  },
  loraDropout: {
    ...real(0, 0.9, 0.05),
    words: 'field.loraDropout',
    section: 'model',
    requires: 'lora',
    argument: 'LoraConfig.lora_dropout',
    default: 0,
  },
  loraTargets: {
    kind: 'choice',
    words: 'field.loraTargets',
    section: 'model',
    alsoCalled: ['target_modules'],
    requires: 'lora',
    default: 'query-value',
    options: [
      { value: 'query-value', label: 'field.loraTargets.queryValue' },
      { value: 'all-linear', label: 'field.loraTargets.all' },
    ],
  },
} as const satisfies Record<string, RecipeFieldEntry>;
