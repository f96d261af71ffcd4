/** What an entry of the recipe's catalogue says beside its kind, words and default. */

import type { Field } from '../fields';

/** What a field is about. */
export const fieldSections = ['loss', 'model', 'training', 'evaluation', 'device'] as const;
export type FieldSection = (typeof fieldSections)[number];

interface Place {
  readonly section: FieldSection;
  /** What has to be on for the field to have an effect. */
  readonly requires?: 'lora' | 'matryoshka';
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

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) =>
  ({ kind: 'number', min, max, step: 1, integer: true }) as const;

/** Any number from `min` to `max`; the arrow keys move it by `step`. */
export const real = (min: number, max: number, step: number | 'any') =>
  ({ kind: 'number', min, max, step, integer: false }) as const;
