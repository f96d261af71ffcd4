/** The recipe's flags and choices: label, help and default of each stand here and nowhere else. */

import type { ChoiceField, FlagField } from '../fields';

export const recipeFlags = {
  keepBest: {
    label: 'Keep the best',
    help: 'The model with the best evaluation of all is kept, not that of the last step.',
    default: false,
  },
  freezeEmbeddings: {
    label: 'Freeze the embeddings',
    help: 'Words, positions and token types stay as they are: less memory, and less is forgotten.',
    default: false,
  },
} as const satisfies Record<string, FlagField>;

export const recipeChoices = {
  scheduler: {
    label: 'Schedule',
    help: 'How the learning rate goes on after the warm-up.',
    default: 'linear',
    options: [
      { value: 'linear', label: 'Linear, down to 0' },
      { value: 'cosine', label: 'Cosine, down to 0' },
      { value: 'constant_with_warmup', label: 'Constant' },
    ],
  },
  batching: {
    label: 'Batches',
    help: 'Which rows make a batch. By length: of 50 batches of shuffled rows, those of like lengths stand together (transformers: group_by_length). Even labels: every batch has the labels in the shares that all rows have them in. Only where the loss does not draw its batches in its own way.',
    default: 'random',
    options: [
      { value: 'random', label: 'Shuffled' },
      { value: 'group_by_length', label: 'Grouped by length' },
      { value: 'even_labels', label: 'Even labels' },
    ],
  },
  loraTargets: {
    label: 'LoRA targets',
    help: 'The linear layers that LoRA trains beside, by default those that peft takes for these models.',
    default: 'query-value',
    options: [
      { value: 'query-value', label: "Attention's queries and values" },
      { value: 'all-linear', label: 'All linear layers' },
    ],
  },
  bestBy: {
    label: 'Best by',
    help: 'Which number says what is best, for "Keep the best" and "Early stopping": the main one is average precision for two labels, NDCG@10 for pairs, and accuracy for triplets.',
    default: 'spearman',
    options: [
      { value: 'spearman', label: 'Spearman' },
      { value: 'primary', label: "The evaluator's main metric" },
    ],
  },
} as const satisfies Record<string, ChoiceField>;

export type RecipeFlag = keyof typeof recipeFlags;
export type RecipeChoice = keyof typeof recipeChoices;
/** What may be chosen, by the names of transformers. */
export type ChoiceOf<C extends RecipeChoice> = (typeof recipeChoices)[C]['options'][number]['value'];
export type RecipeOptions = Readonly<Record<RecipeFlag, boolean>> & {
  readonly [C in RecipeChoice]: ChoiceOf<C>;
};
