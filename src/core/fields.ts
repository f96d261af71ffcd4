/** What the person can set in a form: numbers, flags and choices, with their words, bounds and defaults. */

/** A number that the person can set: its words, its bounds (inclusive) and its default. */
export interface NumberField {
  readonly label: string;
  readonly help: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  readonly integer: boolean;
}

/** A yes or no that the person can set. */
export interface FlagField {
  readonly label: string;
  readonly help: string;
  readonly default: boolean;
}

/** One of a few words. */
export interface ChoiceField {
  readonly label: string;
  readonly help: string;
  /** One of the options' values. */
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
