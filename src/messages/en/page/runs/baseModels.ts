/** The words of the view "Compare base models". */

import { bytes, count, duration, plural, rounded } from '../../../format';
import { and } from '../../words';

/** How sure an expected time is. */
type By = 'same' | 'others' | 'assumed';

const about = (seconds: number, by: By) =>
  ({
    same: `about ${duration(seconds)}`,
    others: `about ${duration(seconds)}, by its size`,
    assumed: `roughly ${duration(seconds)}`,
  })[by];

export const baseModelWords = {
  name: 'Compare base models',
  help: 'Evaluates models on the same rows of your data, without training. Each is used with its own pooling, prompts and maximum length.',

  models: 'Models',
  none: 'Add the models that you want to compare.',
  builtin: 'Built-in',
  addBuiltin: 'Add the built-in model',
  addFolder: 'Add a model folder',
  hubId: 'Model id on the Hub',
  hubHelp: 'Such as organisation/name, or organisation/name@revision.',
  /** Which files of a Hub model are run. */
  weights: 'Weights',
  safetensors: 'safetensors, trainable',
  onnxWeights: (precision: string) => `ONNX ${precision}, evaluation only`,
  addHub: 'Add from the Hub',
  add: 'Add',
  addRun: (title: string) => `Add the model of ${title}`,
  remove: 'Remove',
  removeModel: (title: string) => `Remove ${title}`,
  size: (size: number | null, remote: boolean) => {
    if (size === null) return 'size not known yet';
    return remote ? `${bytes(size)} to download` : bytes(size);
  },
  about,
  unknownTime: 'time not known yet',

  rows: 'Rows',
  rowChoices: {
    first: (rows: number) => `First ${plural(rows, 'row')}`,
    all: 'All rows',
    evaluation: 'Evaluation part',
  },
  start: 'Compare models',
  stop: 'Stop comparing',
  /** Beside the button: how many, and how long they take together. */
  total: (models: number, seconds: number | null) =>
    seconds === null
      ? `${plural(models, 'model')}.`
      : `${plural(models, 'model')}, about ${duration(seconds)}.`,
  rough: 'The times are guesses until a model has been measured on this device.',
  noData: 'Open a dataset to compare models on it.',
  running: 'A run is in progress. Compare models when it has ended.',

  progress: (title: string) => `Progress of ${title}`,
  status: 'Comparison',
  measuring: (what: string, done: number, total: number) =>
    total > 0 ? `${what}: ${count(done)} of ${count(total)}` : what,
  loading: (what: string, done: number, total: number) =>
    total > 0 ? `${what}: ${bytes(done)} of ${bytes(total)}` : what,
  starting: 'Starting',
  measured: 'measured',
  waiting: 'waiting',
  left: (seconds: number) => `about ${duration(seconds)} left`,
  stopping: 'Stopping. The models that are measured are still compared.',
  ranking: 'Computing the intervals …',
  finished: (best: string, models: number) =>
    models === 1 ? `${best} is measured.` : `${plural(models, 'model')} compared. The best is ${best}.`,

  result: 'Result',
  of: (models: number, file: string, rows: string) => `${plural(models, 'model')} on ${file}: ${rows}`,
  table: 'Compared models',
  heads: {
    model: 'Model',
    spearman: 'Spearman',
    difference: 'Difference to the best',
    seconds: 'Seconds per 1,000 sentences',
    size: 'Size',
    dimensions: 'Dimensions',
    maxLength: 'Maximum length',
    unknown: 'Unknown tokens',
    use: 'Next run',
  },
  best: 'best',
  close: 'too close to call',
  /** Of 95 %, as the note below the table says. */
  interval: (low: string, high: string) => `${low} … ${high}`,
  undefined: '–',
  backends: (backends: readonly { readonly backend: string; readonly threads: number }[]) =>
    `Speed on this device: ${and(
      backends.map(({ backend, threads }) =>
        threads > 1 ? `${backend} with ${plural(threads, 'thread')}` : backend,
      ),
    )}.`,
  intervals: 'Ranges are 95 % intervals from a paired bootstrap over the same rows.',
  note: (model: string, note: string) => `${model}: ${note}`,
  use: (title: string) => `Use ${title} as the base of the next run`,
  useShort: 'Use as base',
  used: (title: string) => `${title} is the base of the next run`,
  usedShort: 'Is the base',
  noFiles: 'Add its folder again to use it.',
  evaluationOnly: 'Download it, then add its folder to use it.',
  onnxSettings: {
    heading: 'Pooling and prompts',
    named: (title: string) => `Pooling and prompts: ${title}`,
    asTheModelSays: 'As the model says',
    noPrompt: 'None',
    poolingHelp:
      'How the tokens’ vectors become one sentence vector. What the model’s files say stands under the table once it is measured. Normalisation is always theirs: it changes no cosine.',
  },
  onnx: 'ONNX: evaluation only.',
  csv: 'Download the table (CSV)',
  pairsCsv: 'Download the cosines of all pairs (CSV)',
  metrics: 'All metrics',
  metric: 'Metric',

  histograms: 'Cosines by model',
  histogramsGood:
    'The two groups lie apart where a model tells the pairs apart; the bins are those of int(10·cos).',
  counts: 'Pairs by cosine',
  cosine: 'Cosine',
  /** A cosine of 1 has a bin of its own. */
  bin: (from: number, to: number) =>
    from >= 1 ? rounded(from, 1) : `${rounded(from, 1)} to ${rounded(to, 1)}`,
  countsOf: (model: string, group: string) => `${model}: ${group}`,

  scatter: (metric: string) => `${metric} by size`,
  scatterGood: 'Up and to the left is better: a higher score from a smaller model.',
  scatterSays: (best: string, size: number, smallest: string, smallestSize: number) =>
    best === smallest
      ? `The best, ${best}, is the smallest as well: ${bytes(size)}.`
      : `The best, ${best}, has ${bytes(size)}; the smallest, ${smallest}, ${bytes(smallestSize)}.`,
  megabytes: 'Size in MB, logarithmic',
  points: 'a model, with its 95 % interval',
  fewPoints: 'Appears with two models or more.',
};
