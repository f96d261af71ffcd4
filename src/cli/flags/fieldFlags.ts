/** The recipe's fields as flags of the command line: what they are called, what they take, and their lines of help. */

import type { ParseArgsConfig } from 'node:util';
import { message, type Message } from '../../messages/message';
import { labelOf, type Field, type FieldValue } from '../../core/fields';
import { checkField } from '../../core/recipe/check';
import { fieldEntry, recipeFieldNames, type RecipeField } from '../../core/recipe/fields';

/** The fields that are set by flags. */
export type GivenSettings = Readonly<Partial<Record<RecipeField, FieldValue>>>;

/** A field's flag without its dashes. */
const flagOf = (name: RecipeField) =>
  fieldEntry(name).flag ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** For `parseArgs`. */
export const fieldFlags: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
  recipeFieldNames.map((name) => [
    flagOf(name),
    { type: fieldEntry(name).kind === 'flag' ? 'boolean' : 'string' },
  ]),
);

/**
 * The settings among the values that `parseArgs` gives.
 * @param refuse throws for a value that is not possible in its field
 */
export function givenSettings(
  values: Readonly<Record<string, unknown>>,
  refuse: (flag: string, wrong: Message) => never,
): GivenSettings {
  return Object.fromEntries(
    recipeFieldNames.flatMap((name) => {
      const flag = flagOf(name);
      const given = values[flag];
      if (typeof given !== 'string' && typeof given !== 'boolean') return [];
      const value = typeof given === 'string' ? valueIn(given, fieldEntry(name).kind) : given;
      const wrong = checkField(name, value);
      return wrong ? refuse(flag, wrong) : [[name, value]];
    }),
  );
}

function valueIn(text: string, kind: Field['kind']): FieldValue {
  if (kind === 'number') return numberIn(text);
  return kind === 'numbers' ? text.split(',').map(numberIn) : text;
}

const numberIn = (text: string) => (text.trim() === '' ? NaN : Number(text));

/** One line for each field: the flag, what it takes, and the field's label. */
export const fieldHelp: readonly Message[] = recipeFieldNames.map((name) => {
  const field = fieldEntry(name);
  const option = `--${flagOf(name)} ${placeholderOf(field)}`.trimEnd();
  const label = labelOf(field);
  return field.kind === 'choice'
    ? message('cli.help.choice', { option, label, choices: field.options.map(({ value }) => value) })
    : message('cli.help.field', { option, label });
});

function placeholderOf({ kind }: Field): string {
  switch (kind) {
    case 'number':
      return 'N';
    case 'numbers':
      return 'N,N,…';
    case 'choice':
      return 'NAME';
    case 'text':
      return 'TEXT';
    case 'flag':
      return '';
  }
}
