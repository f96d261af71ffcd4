/** Messages of `npm run compare`. */

import { bytes, count, duration, percent, percentDone, rounded, roundedChange } from '../format';
import { and, or, quoted } from './words';

export interface EstimateShown {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface ComparedRow {
  readonly name: string;
  /** Whether it is run as it is, and cannot be trained. */
  readonly evaluationOnly: boolean;
  readonly estimate: EstimateShown | null;
  /** Null where that is the metric of the estimate, or undefined. */
  readonly spearman: number | null;
  readonly difference: EstimateShown | null;
  readonly answer: 'better' | 'close' | 'worse';
  readonly secondsPerThousand: number | null;
  readonly bytes: number;
  readonly dimensions: number;
  readonly maxSeqLength: number;
  readonly unknown: number;
}

export interface Measured {
  readonly name: string;
  readonly number: number;
  readonly models: number;
}

export interface MeasuredSoFar extends Measured {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  /** Seconds; null where they are not known. */
  readonly left: number | null;
}

const withInterval = (of: EstimateShown | null, text: (value: number, digits: number) => string) => {
  if (!of) return '–';
  const { value, interval } = of;
  return interval
    ? `${text(value, 4)} (${text(interval.low, 2)} … ${text(interval.high, 2)})`
    : text(value, 4);
};

function cellsOf(row: ComparedRow, index: number, withSpearman: boolean): readonly string[] {
  const change = withInterval(row.difference, roundedChange);
  return [
    row.evaluationOnly ? `${row.name}, evaluation only` : row.name,
    withInterval(row.estimate, rounded),
    ...(withSpearman ? [row.spearman === null ? '–' : rounded(row.spearman, 4)] : []),
    index === 0 ? 'best' : row.answer === 'close' && row.difference ? `${change}, too close to call` : change,
    row.secondsPerThousand === null ? '–' : rounded(row.secondsPerThousand, 2),
    bytes(row.bytes),
    count(row.dimensions),
    count(row.maxSeqLength),
    percent(row.unknown),
  ];
}

export const cliCompareMessages = {
  'cli.compare.more': 'For all options: npm run compare -- --help',
  'cli.compare.noModels': 'Name the models with --models: folders, or built-in.',
  'cli.compare.tooMany': ({ extra }: { extra: readonly string[] }) =>
    `Only one data file can be given: remove ${and(extra.map(quoted))}, or put model folders behind --models.`,
  'cli.compare.rows': '--rows must be a whole number of at least 2, all, or evaluation.',
  'cli.compare.measuring': ({ name, number, models }: Measured) =>
    `Evaluating ${name} (${count(number)} of ${count(models)}).`,
  /** In one line, while a model is evaluated. */
  'cli.compare.progress': ({ name, number, models, what, done, total, left }: MeasuredSoFar) =>
    [
      `${name} (${count(number)} of ${count(models)}): ${what}`,
      ...(total > 0 ? [percentDone(done, total)] : []),
      ...(left === null ? [] : [`about ${duration(left)} left`]),
    ].join(', '),
  'cli.compare.hasOnnx': ({ name, precisions }: { name: string; precisions: readonly string[] }) =>
    `${name} also has ONNX files (${and(precisions)}), which are not evaluated: --onnx ${precisions.join(',')} adds them.`,
  'cli.compare.lacksOnnx': ({
    name,
    missing,
    found,
  }: Record<'missing' | 'found', readonly string[]> & { name: string }) =>
    `${name} has no ONNX file with ${or(missing)}${found.length > 0 ? `, only with ${and(found)}` : ''}.`,
  'cli.compare.onnxOnWasm': 'On the command line ONNX files run on WebAssembly, even with --compute webgpu.',
  'cli.compare.onnxFailed.next': 'Check that the ONNX file is complete and that there is enough free memory.',
  /** One line per model below the heads, in columns; the best model first. */
  'cli.compare.table': ({ metric, rows }: { metric: string; rows: readonly ComparedRow[] }) => {
    const withSpearman = rows.some(({ spearman }) => spearman !== null);
    const heads = [
      'Model',
      metric,
      ...(withSpearman ? ['Spearman'] : []),
      'Difference to best',
      's/1000',
      'Size',
      'Dim.',
      'Max. length',
      'Unknown tokens',
    ];
    const lines = [heads, ...rows.map((row, i) => cellsOf(row, i, withSpearman))];
    const widths = heads.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
    return lines
      .map((cells) =>
        cells
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  },
  'cli.compare.help': `Evaluates several models on the same rows of a file, without training, and prints a table, the best model first.

  npm run compare -- data.csv --models built-in folder-a folder-b

  data.csv               CSV, TSV, JSON, JSON Lines, Excel (.xlsx), Parquet, or a .zip with one of them
  --models MODEL…        folders with model.safetensors, config.json and the tokenizer's files, or built-in; each is
                         read with its own pooling, prompt and maximum length. All ONNX files of a folder that has no
                         other weights are evaluated with transformers.js
  --onnx PRECISION,…     evaluate the ONNX files of these precisions as well: fp32, fp16, q8 (int8). They cannot be
                         trained, and are marked "evaluation only"
  --rows N               the first N usable rows, all (default), or evaluation: the part that training would hold out
  --compute NAME         auto (wasm), webgpu, wasm, cpu
  --json                 print the table as JSON, with every metric and the histogram in bins of 0.1
  --csv                  print the table as CSV
  --sentence1, --sentence2, --negative, --label, --columns, --label-similar, --label-reversed, --label-scale,
  --keep-mark, --keep-label, --join-columns, --average-raters, --no-file-split
                         how the columns are understood, as for npm run train

The interval behind the metric is its 95 % interval; that of the difference comes from a paired bootstrap of the same
rows. Standard output has the table alone; what was guessed goes to standard error.
Exit codes: 0 done, 1 failed, 2 wrong arguments.
`,
};
