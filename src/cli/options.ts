/** The command line's arguments: what they are called, and what they come to. */

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { checkField } from '../core/recipe/check';
import { recipeFields, type RecipeField } from '../core/recipe/fields';
import { computes, type Compute } from '../core/recipe/types';

const roleNames = ['sentence1', 'sentence2', 'negative', 'label'] as const;

/** Columns by name or by number (from 1), or "none"; what is absent is guessed, as on the page. */
export type RoleOptions = Readonly<Partial<Record<(typeof roleNames)[number], string>>>;

interface CommonOptions {
  readonly out: string;
  readonly force: boolean;
  /** The folder of the base model; null is the built-in one. */
  readonly base: string | null;
  readonly json: boolean;
  /** Says what each step takes, and where errors came from. */
  readonly debug: boolean;
}

/** Writes the base model and trains nothing. */
export interface BaseOptions extends CommonOptions {
  readonly baseOnly: true;
}

export interface TrainOptions extends CommonOptions {
  readonly baseOnly: false;
  /** The recipe's file; null takes what the page suggests for the data. */
  readonly recipe: string | null;
  readonly data: string;
  /** A second file to judge by. */
  readonly heldOut: string | null;
  readonly roles: RoleOptions;
  readonly numbers: Readonly<Partial<Record<RecipeField, number>>>;
  readonly compute: Compute | null;
  /** Steps between two checkpoints; null is at each evaluation, 0 is never. */
  readonly checkpointEvery: number | null;
  /** Whether the run of the folder goes on. */
  readonly resume: boolean;
}

/** The share's own name would be that of the file. */
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
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...Object.fromEntries([...roleNames, ...fields.map(optionOf)].map((name) => [name, { type: 'string' }])),
};

/** What is wrong with the arguments, for whoever typed them. */
export class UsageError extends Error {}

/** Null where help is asked for. @throws UsageError */
export function parseOptions(args: readonly string[]): BaseOptions | TrainOptions | null {
  const { values, positionals } = parsed(args);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  if (values['help']) return null;
  const out = text('out');
  if (out === null) throw new UsageError('Name the folder for the model with --out.');
  const common = {
    out,
    force: values['force'] === true,
    base: text('base'),
    json: values['json'] === true,
    debug: values['debug'] === true,
  };
  const [first, second, ...more] = positionals;
  if (values['base-only']) {
    if (first !== undefined) throw new UsageError('With --base-only nothing is trained: name no data.');
    return { ...common, baseOnly: true };
  }
  if (first === undefined) throw new UsageError('Name the file with the data.');
  if (more.length > 0) {
    throw new UsageError(`"${more.join(' ')}" is too much: a recipe and one file of data.`);
  }
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
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(field: RecipeField, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  const wrong = checkField(field, value);
  if (wrong) throw new UsageError(`--${optionOf(field)}: ${wrong}`);
  return value;
}

function stepsOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError('--checkpoint-every must be a whole number of steps; 0 is never.');
  }
  return Number(text);
}

function computeOf(text: string | null): Compute | null {
  if (text === null) return null;
  const compute = computes.find((name) => name === text);
  if (!compute) throw new UsageError(`--compute must be one of ${computes.join(', ')}.`);
  return compute;
}

export const help = `Fine-tunes a sentence-embedding model, as the page does, and writes it into a folder.

  npm run train -- [recipe.json] data.csv --out model
  npm run train -- --base-only --out base

  recipe.json            of the page, or of a model that it made; without one: what the page suggests for the data
  data.csv               CSV, TSV or JSON Lines with two columns of sentences, and a label or score if there is one

  --out FOLDER           takes the model, recipe.json, history.csv, history.json and predictions.csv, and with
                         LoRA its adapter alone, in a folder called adapter
  --force                lets FOLDER hold files already
  --held-out FILE        a second file to judge by, instead of a share of the rows
  --base FOLDER          the base model: a folder with model.safetensors, config.json and the tokenizer's files
                         (a model of the Hugging Face Hub has to be downloaded first); without it: the built-in one
  --base-only            writes the base model as sentence-transformers reads it, and trains nothing
  --sentence1 COLUMN, --sentence2 COLUMN, --negative COLUMN, --label COLUMN
                         columns by name or number, or none; without them they are guessed from names and content
  --compute wasm|cpu|webgpu
                         where to compute (auto is wasm; webgpu needs a GPU, and Node's package webgpu)
${fields.map((field) => `  --${`${optionOf(field)} N`.padEnd(20)} ${recipeFields[field].label}`).join('\n')}
  --checkpoint-every N   saves the run in FOLDER/checkpoint every N steps; without it: at each evaluation; 0: never
  --resume               goes on with the run of FOLDER from its last checkpoint; all else must be given as it was
  --json                 events as JSON, one a line
  --debug                prints the times, GPU dispatches and memory of each step to standard error, and the stacks
                         of errors with the lines of the sources

Ctrl-C ends the run after the step under way and saves the model so far, and a checkpoint; a second one quits at once.
A run that goes on from a checkpoint ends with the same weights, bit for bit, as one that was never broken off.
Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 ended by Ctrl-C.
`;
