import type { Samples } from './types';

const path = 'models/support';
const metrics = ['Spearman 0.4089', 'Accuracy 0.7143'];

const comparedRow = {
  name: 'minilm',
  evaluationOnly: false,
  estimate: { value: 0.8123, interval: { low: 0.7512, high: 0.8634 } },
  spearman: null,
  difference: null,
  answer: 'close' as const,
  secondsPerThousand: 12.345,
  bytes: 91_000_000,
  dimensions: 384,
  maxSeqLength: 256,
  unknown: 0.0012,
};
const otherRows = [
  { ...comparedRow, name: 'Built-in', difference: { value: -0.0212, interval: { low: -0.05, high: 0.01 } } },
  {
    ...comparedRow,
    name: 'tiny',
    difference: { value: -0.31, interval: { low: -0.4, high: -0.2 } },
    answer: 'worse' as const,
  },
  { ...comparedRow, name: 'other (ONNX q8)', evaluationOnly: true, estimate: null, secondsPerThousand: null },
];

export const cliSamples = {
  'cli.usage.command': [{ commands: ['train'] }, { commands: ['train', 'samples'] }],
  'cli.usage.options': [{ error: "Unknown option '--nonsense'" }],
  'cli.usage.tooMany': [{ extra: ['c.csv'] }, { extra: ['c.csv', 'd.csv'] }],
  'cli.usage.static': [{ min: 2, max: 4096 }],
  'cli.usage.value': [{ option: 'epochs', wrong: 'Epochs must be a whole number from 1 to 100; it is 0.' }],
  'cli.help': [{ fields: ['  --epochs N             Epochs', '  --learning-rate N      Learning rate'] }],
  'cli.help.field': [{ option: '--learning-rate N', label: 'Learning rate' }],
  'cli.help.choice': [{ option: '--scheduler NAME', label: 'LR scheduler', choices: ['linear', 'cosine'] }],
  'cli.file.missing': [{ path: 'pairs.csv' }],
  'cli.model.missing': [{ path }],
  'cli.usage.onnx': [{ given: 'int4', known: ['fp32', 'fp16', 'q8'] }],
  'cli.usage.choice': [{ option: 'label-scale' }, { option: 'label-similar' }],
  'cli.usage.columns': [{ part: 'text=a', roles: ['sentence1', 'sentence2', 'negative', 'label'] }],
  'cli.label.missing': [{ word: 'maybe' }],
  'cli.label.missing.next': [{ labels: ['0', '1'] }],
  'cli.label.asked': [{ word: 'foo' }],
  'cli.out.unmakable': [{ path }],
  'cli.out.interrupted': [{ path }],
  'cli.out.notEmpty': [{ path }],
  'cli.write.failed': [{ path: 'models/support/model.safetensors', error: 'ENOSPC' }],
  'cli.checkpoint.none': [{ path: 'models/support/checkpoint' }],
  'cli.data': [
    { name: 'pairs.csv', rows: 1, skipped: 0 },
    { name: 'pairs.csv', rows: 1695, skipped: 5 },
  ],
  'cli.baseModel': [{ name: 'Built-in' }],
  'cli.backend': [
    { backend: 'webgpu', threads: 1 },
    { backend: 'wasm', threads: 4 },
  ],
  'cli.plan': [
    { trainRows: 1, steps: 1, warmupSteps: 1 },
    { trainRows: 1526, steps: 1200, warmupSteps: 0 },
  ],
  'cli.resumed': [{ step: 48, steps: 1200 }],
  'cli.progress': [{ what: 'Tokenizing', done: 400, total: 2000 }],
  'cli.step': [{ step: 48, steps: 1200, loss: 0.0811 }],
  'cli.stepWithTime': [{ step: 48, steps: 1200, loss: 0.0811, low: 21, high: 34 }],
  'cli.metric': [
    { name: 'Spearman', value: 0.4089 },
    { name: 'Spearman', value: null },
  ],
  'cli.metrics.before': [{ metrics }],
  'cli.metrics.step': [{ step: 1200, metrics }],
  'cli.metrics.after': [{ metrics }],
  'cli.saved': [{ folder: path, files: ['README.md', 'model.safetensors'] }],
  'cli.checkpoint.before': [{ fault: 'out/checkpoint/step-20 cannot be read.' }],
  'cli.checkpoint.unsaved': [{ step: 1200, what: 'The disk is full.', next: 'Free some space.' }],
  'cli.checkpoint.resumable': [{ step: 1200, folder: 'out/checkpoint' }],
  'cli.compare.tooMany': [{ extra: ['models/minilm'] }, { extra: ['a', 'b'] }],
  'cli.compare.measuring': [{ name: 'minilm', number: 1, models: 3 }],
  'cli.compare.progress': [
    { name: 'minilm', number: 1, models: 3, what: 'Evaluating', done: 0, total: 0, left: null },
    { name: 'minilm', number: 2, models: 3, what: 'Evaluating', done: 91, total: 201, left: 12.4 },
  ],
  'cli.compare.hasOnnx': [{ name: 'minilm', precisions: ['fp32', 'q8'] }],
  'cli.compare.lacksOnnx': [
    { name: 'minilm', missing: ['q8'], found: [] },
    { name: 'minilm', missing: ['fp16', 'q8'], found: ['fp32'] },
  ],
  'cli.compare.table': [
    { metric: 'Spearman', rows: [comparedRow, ...otherRows] },
    { metric: 'Average precision', rows: [{ ...comparedRow, spearman: 0.41 }] },
  ],
} satisfies Samples<'cli'>;
