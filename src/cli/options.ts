/** The command line's options: their names, and their values. */

import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { NamedRoles } from '../core/data/dataset/namedRoles';
import { roleNames } from '../core/data/dataset/roleColumns';
import { defaultStatic, staticDimensions, type StaticSettings } from '../core/model/static';
import type { Recipe } from '../core/recipe/types';
import { isPrecision, type Precision, precisions } from '../core/run/precisions';
import { debugText, message, type Message } from '../messages/message';
import { choiceFlags, givenChoices, type MappingOptions } from './flags/choiceFlags';
import { fieldFlags, fieldHelp, givenSettings, type GivenSettings } from './flags/fieldFlags';

interface CommonOptions {
  readonly out: string;
  readonly force: boolean;
  /** The folder of the base model; null is the built-in one. */
  readonly base: string | null;
  /** The ONNX files to write. */
  readonly onnx: readonly Precision[];
  readonly json: boolean;
  /** Says what each step takes, and where errors came from. */
  readonly debug: boolean;
}

/** Writes the base model and trains nothing. */
export interface BaseOptions extends CommonOptions {
  readonly baseOnly: true;
  /** The static model that is made of the base model and written in its place; null for the base model as it is. */
  readonly static: StaticSettings | null;
}

export interface TrainOptions extends CommonOptions, MappingOptions {
  readonly baseOnly: false;
  /** The recipe's file; null: what the page suggests for the data. */
  readonly recipe: string | null;
  readonly data: string;
  /** A second file, to evaluate on. */
  readonly heldOut: string | null;
  readonly settings: GivenSettings & Partial<Pick<Recipe, 'loss' | 'lossParams'>>;
  /** Steps between two checkpoints; null: at each evaluation, 0: never. */
  readonly checkpointEvery: number | null;
  /** Whether the folder's run is resumed. */
  readonly resume: boolean;
}

/** For `parseArgs`: how the columns are understood. */
export const mappingFlags: NonNullable<ParseArgsConfig['options']> = {
  ...Object.fromEntries(
    roleNames.map((name) => [name, { type: 'string', ...(name === 'negative' && { multiple: true }) }]),
  ),
  columns: { type: 'string', multiple: true },
  'join-columns': { type: 'boolean' },
  ...choiceFlags,
};

const options: ParseArgsConfig['options'] = {
  out: { type: 'string' },
  force: { type: 'boolean' },
  'held-out': { type: 'string' },
  base: { type: 'string' },
  'base-only': { type: 'boolean' },
  static: { type: 'string' },
  'static-weighted': { type: 'boolean' },
  onnx: { type: 'string' },
  'checkpoint-every': { type: 'string' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...mappingFlags,
  ...fieldFlags,
};

/** What is wrong with the arguments, for the person who typed them. */
export class UsageError extends Error {
  constructor(readonly what: Message) {
    super(debugText(what));
  }
}

/** Null where help is asked for. @throws UsageError */
export function parseOptions(args: readonly string[]): BaseOptions | TrainOptions | null {
  const { values, positionals } = parsedArgs(args, options);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  if (values['help']) return null;
  const out = text('out');
  if (out === null) throw new UsageError(message('cli.usage.noOut'));
  const common = {
    out,
    force: values['force'] === true,
    base: text('base'),
    onnx: precisionsOf(text('onnx')),
    json: values['json'] === true,
    debug: values['debug'] === true,
  };
  const [first, second, ...more] = positionals;
  if (values['base-only']) {
    if (first !== undefined) throw new UsageError(message('cli.usage.baseOnlyTakesNoData'));
    const statically = staticIn(values);
    if (statically && common.onnx.length > 0) throw new UsageError(message('cli.usage.staticOnnx'));
    return { ...common, baseOnly: true, static: statically };
  }
  if (staticIn(values)) throw new UsageError(message('cli.usage.staticTrainsNothing'));
  if (first === undefined) throw new UsageError(message('cli.usage.noData'));
  if (more.length > 0) throw new UsageError(message('cli.usage.tooMany', { extra: more }));
  return {
    ...common,
    baseOnly: false,
    recipe: second === undefined ? null : first,
    data: second ?? first,
    heldOut: text('held-out'),
    ...mappingIn(values),
    settings: settingsIn(values),
    checkpointEvery: stepsOf(text('checkpoint-every')),
    resume: values['resume'] === true,
  };
}

/** What the flags say about the columns. @throws UsageError */
export const mappingIn = (values: Parsed['values']): MappingOptions => ({
  roles: {
    ...rolesIn(values['columns']),
    ...Object.fromEntries(
      roleNames.flatMap((name) => {
        const value = values[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  },
  choices: givenChoices(values, (flag) => {
    throw new UsageError(message('cli.usage.choice', { option: flag }));
  }),
  joinColumns: typeof values['join-columns'] === 'boolean' ? values['join-columns'] : null,
});

/** What the flags say about the recipe's fields. @throws UsageError */
export const settingsIn = (values: Parsed['values']): GivenSettings =>
  givenSettings(values, (flag, wrong) => {
    throw new UsageError(message('cli.usage.value', { option: flag, wrong }));
  });

/** Of "sentence1=question,label=score"; several negatives have a part each. */
function rolesIn(given: unknown): NamedRoles {
  const parts = Array.isArray(given) ? given.flatMap((value) => String(value).split(',')) : [];
  const pairs = parts.map((part) => {
    const [, role = '', column = ''] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    const known = roleNames.find((name) => name === role);
    if (known === undefined) throw new UsageError(message('cli.usage.columns', { part, roles: roleNames }));
    return [known, column] as const;
  });
  const negative = pairs.flatMap(([role, column]) => (role === 'negative' ? [column] : []));
  const others = pairs.filter(([role]) => role !== 'negative');
  return { ...Object.fromEntries(others), ...(negative.length > 0 && { negative }) };
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** @throws UsageError for arguments that are none of the options */
export function parsedArgs(args: readonly string[], options: ParseArgsConfig['options']): Parsed {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new UsageError(
      message('cli.usage.options', { error: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function staticIn(values: Parsed['values']): StaticSettings | null {
  const { static: given, 'static-weighted': weighted } = values;
  if (given === undefined) return null;
  const { min, max } = staticDimensions;
  const dimensions = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : NaN;
  if (!(dimensions >= min && dimensions <= max))
    throw new UsageError(message('cli.usage.static', { min, max }));
  return { dimensions, weighted: typeof weighted === 'boolean' ? weighted : defaultStatic.weighted };
}

/** What --onnx names: "fp32,q8". @throws UsageError */
export function precisionsOf(text: unknown): readonly Precision[] {
  const given = typeof text === 'string' ? text.split(',').map((part) => part.trim()) : [];
  return given.map((name) => {
    if (!isPrecision(name))
      throw new UsageError(message('cli.usage.onnx', { given: name, known: precisions }));
    return name;
  });
}

function stepsOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(message('cli.usage.checkpointEvery'));
  return Number(text);
}

/** All options, each field of the recipe under its label. */
export const help: Message = message('cli.help', { fields: fieldHelp });
