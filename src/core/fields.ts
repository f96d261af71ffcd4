/** What a person can set in a form: numbers, flags, choices, texts and lists of numbers, with their words, ranges and defaults. */

import { message, type Message, type PlainCode } from '../messages/message';

/** What the codes of a field's label and help begin with. A field whose words are missing does not compile. */
export type FieldWords = {
  [C in PlainCode]: C extends `${infer Words}.label`
    ? `${Words}.help` extends PlainCode
      ? Words
      : never
    : never;
}[PlainCode];

interface Worded {
  readonly words: FieldWords;
}

/** What a number may be; both ends are included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

export interface NumberField extends Worded, NumberRange {
  readonly kind: 'number';
  readonly default: number;
  readonly step: number | 'any';
}

export interface FlagField extends Worded {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** One of a few options. */
export interface ChoiceField extends Worded {
  readonly kind: 'choice';
  /** One of the options' values. */
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: PlainCode }[];
}

/** A list of numbers, each in the range. */
export interface NumbersField extends Worded, NumberRange {
  readonly kind: 'numbers';
  readonly default: readonly number[];
  /** Whether no number may occur twice. */
  readonly distinct: boolean;
}

/** A text, taken as it is; null leaves it to what the field is about. */
export interface TextField extends Worded {
  readonly kind: 'text';
  readonly default: string | null;
  /** In UTF-16 code units. */
  readonly maxLength: number;
}

export type Field = NumberField | FlagField | ChoiceField | NumbersField | TextField;
export type FieldValue = number | boolean | string | readonly number[] | null;

/** The type of a field's value; of a choice, its options' values. */
export type ValueOf<F extends Field> = F extends { readonly kind: 'number' }
  ? number
  : F extends { readonly kind: 'flag' }
    ? boolean
    : F extends { readonly kind: 'numbers' }
      ? readonly number[]
      : F extends { readonly kind: 'text' }
        ? string | null
        : F extends ChoiceField
          ? F['options'][number]['value']
          : never;

export const labelOf = ({ words }: Worded): Message => message(`${words}.label`);
export const helpOf = ({ words }: Worded): Message => message(`${words}.help`);

/** The label of one option of a choice. */
export function optionLabel<F extends ChoiceField>({ options }: F, value: ValueOf<F>): Message {
  const option = options.find((other) => other.value === value);
  if (!option) throw new Error(`No option of the field is ${value}.`);
  return message(option.label);
}
