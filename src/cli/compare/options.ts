/** The options of `npm run compare`. */

import type { Compute } from '../../core/recipe/types';
import { isSetting } from '../../core/recipe/check';
import { defaultRecipe } from '../../core/recipe/recipe';
import type { Precision } from '../../core/run/precisions';
import { message } from '../../messages/message';
import type { MappingOptions } from '../flags/choiceFlags';
import { mappingFlags, mappingIn, parsedArgs, precisionsOf, settingsIn, UsageError } from '../options';

export interface CompareOptions extends MappingOptions {
  readonly data: string;
  /** Folders; null is the built-in model. */
  readonly models: readonly (string | null)[];
  /** ONNX files of the folders that are compared as well; none: only those of a folder that has nothing else. */
  readonly onnx: readonly Precision[];
  /** The first of them only; null: all. "evaluation": the part that a training run would evaluate on. */
  readonly rows: number | null | 'evaluation';
  readonly compute: Compute;
  readonly format: 'text' | 'json' | 'csv';
}

const options = {
  ...mappingFlags,
  models: { type: 'string', multiple: true },
  onnx: { type: 'string' },
  rows: { type: 'string' },
  compute: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What stands for the model that comes along. */
const builtin = 'built-in';

/** Null where help is asked for. @throws UsageError */
export function parseCompareOptions(args: readonly string[]): CompareOptions | null {
  const { values, positionals } = parsedArgs(withRepeatedModels(args), options);
  if (values['help'] === true) return null;
  const [data, ...extra] = positionals;
  if (data === undefined) throw new UsageError(message('cli.usage.noData'));
  if (extra.length > 0) throw new UsageError(message('cli.compare.tooMany', { extra }));
  const models = Array.isArray(values['models']) ? values['models'].map(String) : [];
  if (models.length === 0) throw new UsageError(message('cli.compare.noModels'));
  const { compute = defaultRecipe.compute } = settingsIn(values);
  return {
    data,
    models: models.map((name) => (name === builtin ? null : name)),
    onnx: precisionsOf(values['onnx']),
    rows: rowsOf(values['rows']),
    compute: isSetting('compute', compute) ? compute : defaultRecipe.compute,
    format: values['json'] === true ? 'json' : values['csv'] === true ? 'csv' : 'text',
    ...mappingIn(values),
  };
}

/** "--models a b" as "--models a --models b". */
function withRepeatedModels(args: readonly string[]): readonly string[] {
  let naming = false;
  return args.flatMap((arg) => {
    if (arg === '--models') {
      naming = true;
      return [];
    }
    if (arg.startsWith('--')) naming = false;
    return naming ? ['--models', arg] : [arg];
  });
}

function rowsOf(value: unknown): CompareOptions['rows'] {
  if (value === undefined || value === 'all') return null;
  if (value === 'evaluation') return value;
  const rows = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (rows < 2) throw new UsageError(message('cli.compare.rows'));
  return rows;
}
