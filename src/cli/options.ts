/** The command line's options: their names, and their values. */

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { checkField } from '../core/recipe/check';
import { recipeFields, type RecipeField } from '../core/recipe/fields';
import { computes, type Compute } from '../core/recipe/types';
import { debugText, message, type Message } from '../messages/message';

const roleNames = ['sentence1', 'sentence2', 'negative', 'label'] as const;

/** Columns by name or by number (from 1), or "none"; those that are absent are guessed, as on the page. */
export type RoleOptions = Readonly<Partial<Record<(typeof roleNames)[number], string>>>;

interface CommonOptions {
  readonly out: string;
  readonly force: boolean;
  /** The folder of the base model; null is the built-in one. */
  readonly base: string | null;
  readonly json: boolean;
}

/** Writes the base model and trains nothing. */
export interface BaseOptions extends CommonOptions {
  readonly baseOnly: true;
}

export interface TrainOptions extends CommonOptions {
  readonly baseOnly: false;
  /** The recipe's file; null: what the page suggests for the data. */
  readonly recipe: string | null;
  readonly data: string;
  /** A second file, to evaluate on. */
  readonly heldOut: string | null;
  readonly roles: RoleOptions;
  readonly numbers: Readonly<Partial<Record<RecipeField, number>>>;
  readonly compute: Compute | null;
  /** Steps between two checkpoints; null: at each evaluation, 0: never. */
  readonly checkpointEvery: number | null;
  /** Whether the folder's run is resumed. */
  readonly resume: boolean;
}

/** `held-out` is the option for the evaluation file. */
const optionOf = (field: RecipeField) =>
  field === 'heldOut' ? 'held-out-share' : field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const fields = Object.keys(recipeFields).filter((name): name is RecipeField => name in recipeFields);

const options: ParseArgsConfig['options'] = {
  out: { type: 'string' },
  force: { type: 'boolean' },
  'held-out': { type: 'string' },
  base: { type: 'string' },
  'base-only': { type: 'boolean' },
  compute: { type: 'string' },
  'checkpoint-every': { type: 'string' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...Object.fromEntries([...roleNames, ...fields.map(optionOf)].map((name) => [name, { type: 'string' }])),
};

/** What is wrong with the arguments, for the person who typed them. */
export class UsageError extends Error {
  constructor(readonly what: Message) {
    super(debugText(what));
  }
}

/** Null where help is asked for. @throws UsageError */
export function parseOptions(args: readonly string[]): BaseOptions | TrainOptions | null {
  const { values, positionals } = parsed(args);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  if (values['help']) return null;
  const out = text('out');
  if (out === null) throw new UsageError(message('cli.usage.noOut'));
  const common = { out, force: values['force'] === true, base: text('base'), json: values['json'] === true };
  const [first, second, ...more] = positionals;
  if (values['base-only']) {
    if (first !== undefined) throw new UsageError(message('cli.usage.baseOnlyTakesNoData'));
    return { ...common, baseOnly: true };
  }
  if (first === undefined) throw new UsageError(message('cli.usage.noData'));
  if (more.length > 0) throw new UsageError(message('cli.usage.tooMany', { extra: more }));
  return {
    ...common,
    baseOnly: false,
    recipe: second === undefined ? null : first,
    data: second ?? first,
    heldOut: text('held-out'),
    roles: Object.fromEntries(
      roleNames.flatMap((name) => {
        const value = text(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    numbers: Object.fromEntries(
      fields.flatMap((field) => {
        const value = text(optionOf(field));
        return value === null ? [] : [[field, numberOf(field, value)]];
      }),
    ),
    compute: computeOf(text('compute')),
    checkpointEvery: stepsOf(text('checkpoint-every')),
    resume: values['resume'] === true,
  };
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parsed(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(
      message('cli.usage.options', { error: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function numberOf(field: RecipeField, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  const wrong = checkField(field, value);
  if (wrong) throw new UsageError(message('cli.usage.value', { option: optionOf(field), wrong }));
  return value;
}

function stepsOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(message('cli.usage.checkpointEvery'));
  return Number(text);
}

function computeOf(text: string | null): Compute | null {
  if (text === null) return null;
  const compute = computes.find((name) => name === text);
  if (!compute) throw new UsageError(message('cli.usage.compute', { choices: computes }));
  return compute;
}

/** All options, each number of the recipe under its label. */
export const help: Message = message('cli.help', {
  fields: fields.map((field) =>
    message('cli.help.field', { option: optionOf(field), label: recipeFields[field].label }),
  ),
});
