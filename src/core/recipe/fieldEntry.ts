/** What an entry of the recipe's catalogue says beside its kind, words and default. */

import type { Field } from '../fields';

/** What a field is about. */
export const fieldSections = ['loss', 'model', 'training', 'evaluation', 'device'] as const;
export type FieldSection = (typeof fieldSections)[number];

interface Place {
  readonly section: FieldSection;
  /** What has to be on for the field to have an effect. */
  readonly requires?: 'lora' | 'matryoshka' | 'epochs' | 'teacher' | 'teacherModel' | 'teacherColumns';
  /** The command line's flag without its dashes, where it is not the field's name in kebab case. */
  readonly flag?: string;
  /** The keyword argument that takes the value as it is, in the Python script. */
  readonly argument?: `TrainingArguments.${string}` | `LoraConfig.${string}`;
  /** Other names in sentence-transformers, transformers and peft, under which a person may look for it. */
  readonly alsoCalled?: readonly string[];
  /** Whether two runs that differ in it alone are the same run; if absent, they are not. */
  readonly sameRun?: true;
}

export type RecipeFieldEntry = Field & Place;

/** By the names of sentence-transformers' `pooling_mode`; `auto` is what the model's folder says, or else mean. */
export const poolingOptions = [
  { value: 'auto', label: 'field.pooling.auto' },
  { value: 'mean', label: 'field.pooling.mean' },
  { value: 'cls', label: 'field.pooling.cls' },
  { value: 'max', label: 'field.pooling.max' },
  { value: 'mean_sqrt_len_tokens', label: 'field.pooling.meanSqrtLen' },
  { value: 'weightedmean', label: 'field.pooling.weightedMean' },
  { value: 'lasttoken', label: 'field.pooling.lastToken' },
] as const;

/** A prompt, or the model's own default prompt. */
export const promptText = { kind: 'text', default: null, maxLength: 2000 } as const;

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) =>
  ({ kind: 'number', min, max, step: 1, integer: true }) as const;

/** Any number from `min` to `max`; the arrow keys move it by `step`. */
export const real = (min: number, max: number, step: number | 'any') =>
  ({ kind: 'number', min, max, step, integer: false }) as const;
