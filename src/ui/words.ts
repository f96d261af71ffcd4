/** The words on the page, in one place. Control names that tests and tools rely on stand here too. */

import type { Encoding, FileFormat } from '../core/data/types';
import type { NumberField } from '../core/losses/types';
import type { BaseModel, Compute } from '../core/recipe/types';
import type { RunState } from '../core/run/events';
import type { Place, Theme } from '../state/stages';
import { bytes, count, durationRange, numberText, plural, score } from './format';

export const words = {
  name: 'Semblance',
  tagline: 'Teach a sentence model what similar means in your data.',
  theme: {
    label: 'Theme',
    names: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  },
  sections: { data: 'Data', recipe: 'Recipe', train: 'Train', results: 'Results' } satisfies Record<
    Place,
    string
  >,
  problem: {
    dismiss: {
      data: 'Dismiss the data message',
      recipe: 'Dismiss the recipe message',
      train: 'Dismiss the training message',
      results: 'Dismiss the results message',
    } satisfies Record<Place, string>,
  },
  fields: {
    reset: (spec: NumberField) => `Reset to ${numberText(spec.default)}`,
    resetNamed: (spec: NumberField) => `Reset ${spec.label} to ${numberText(spec.default)}`,
  },
  data: {
    waiting: 'Begin here.',
    reading: 'Reading …',
    ready: (name: string, rows: number) => `${name}: ${plural(rows, 'usable row')}`,
    file: 'Dataset file',
    drop: 'Drop a file of sentence pairs here',
    dropMore:
      'or paste rows anywhere on this page. CSV, TSV or JSON Lines, up to 200,000 rows: two columns of sentences, and a label or score if you have one.',
    privacy: (hosts: readonly string[]) =>
      `Your data stays in this tab: it is read here and sent nowhere. ${
        hosts.length === 0
          ? 'No host but the one that serves this page is contacted.'
          : `Besides the host of this page, only ${hosts.join(', ')} is contacted, for the model’s files.`
      }`,
    samples: 'Samples',
    useSample: (title: string) => `Use sample: ${title}`,
    cancel: 'Cancel reading',
    pastedName: 'pasted.csv',
    readRefused: (name: string) => `Read ${name} another way`,
    detected: 'Detected',
    header: 'First row is a header',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    encodings: {
      'utf-8': 'UTF-8',
      'utf-16le': 'UTF-16 LE',
      'utf-16be': 'UTF-16 BE',
      gb18030: 'GB18030 (Chinese)',
      'windows-1252': 'Windows-1252 (Western)',
    } satisfies Record<Encoding, string>,
    delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Pipe' },
    formats: {
      delimited: 'Delimited text',
      jsonl: 'JSON Lines',
      dict: 'A column of Python dicts',
    } satisfies Record<FileFormat, string>,
    rows: 'Rows',
    rejectedRows: 'Rejected rows',
    duplicates: 'Repeated pairs',
    preview: 'Preview',
    roles: 'What each column is',
    none: 'None',
    roleNames: { sentence1: 'Sentence 1', sentence2: 'Sentence 2', label: 'Label', negative: 'Negative' },
    chooseColumn: 'Choose a column',
    columns: 'Columns',
    columnHeads: ['Column', 'Kind', 'Rows', 'Empty', 'Distinct', 'Mean length', 'Range', 'Most frequent'],
    kinds: { text: 'text', number: 'number', category: 'category', id: 'id', empty: 'empty' },
    tokens: ({ median, p95, max }: { median: number; p95: number; max: number }) =>
      `In tokens, half of the sentences are no longer than ${count(median)}, 95 in 100 no longer than ${count(p95)}; the longest has ${count(max)}.`,
    unusable: (n: number, shown: number) =>
      n > shown
        ? `The first ${count(shown)} of ${plural(n, 'rejected row')}`
        : `${plural(n, 'rejected row')}`,
    line: 'Line',
    reason: 'Reason',
    text: 'Text',
    downloadRejected: 'Download rejected rows',
    heldOut: 'Held-out file',
    heldOutHelp:
      'Optional: a second file, with the same columns, to judge by. Without one a share of the rows is kept from training.',
    heldOutRead: (name: string, rows: number, rejected: number) =>
      `${name}: ${plural(rows, 'usable row')}, ${count(rejected)} rejected.`,
    removeHeldOut: 'Remove held-out file',
    loss: 'Loss',
    inferred: (reason: string) => `Inferred: ${reason}`,
    inferredNothing: 'Inferred: nothing yet. The loss follows from the shape of your data.',
    noDataYet: 'Open a dataset first.',
  },
  recipe: {
    summary: (model: BaseModel, epochs: number, batchSize: number) =>
      `${model.kind === 'builtin' ? 'Built-in model' : model.kind === 'hub' ? model.id || 'A Hub model' : model.name || 'A local model'}, ${plural(epochs, 'epoch')}, batches of ${batchSize}`,
    baseModel: 'Base model',
    builtin: 'Built-in',
    builtinHelp:
      'A small English model that comes with this page: a three-layer student of all-MiniLM-L6-v2. Works offline.',
    hub: 'Hugging Face Hub',
    hubHelp: 'Any BERT or DistilBERT sentence-transformers model, by its id.',
    folder: 'Local folder',
    folderHelp:
      'A folder with model.safetensors, config.json and the tokenizer’s files. It is read here, not uploaded.',
    modelFolder: 'Model folder',
    chosenFolder: (name: string, files: number) => `${name}, ${plural(files, 'file')}`,
    modelId: 'Model id',
    revision: 'Revision',
    revisionHelp: 'A branch, a tag or a commit.',
    endpoint: 'Hub endpoint',
    endpointHelp: 'The Hub’s address, or that of a mirror that this page’s policy allows.',
    endpointWrong: 'An address that starts with https:// or http://.',
    askSize: 'Check size',
    asking: 'Asking …',
    size: (n: number, cached: boolean) =>
      cached ? `${bytes(n)}, already in this browser.` : `${bytes(n)} will be downloaded.`,
    load: 'Load model',
    cancelLoad: 'Cancel loading',
    loading: 'Loading the model …',
    notLoaded: 'The model is loaded when the run starts, or now with “Load model”.',
    modelFacts: (layers: number, hidden: number, parameters: number, size: number) =>
      `${plural(layers, 'layer')}, ${hidden} dimensions, ${count(Math.round(parameters / 1e5) / 10)} million parameters, ${bytes(size)} of files`,
    pooling: (pooling: string, normalize: boolean, length: number) =>
      `${pooling} pooling${normalize ? ', normalised' : ''}, at most ${length} tokens a sentence`,
    compute: 'Compute',
    computeHelp:
      'Automatic takes WebGPU where it is present and right, else WebAssembly, else the plain CPU.',
    computes: { auto: 'Automatic', webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'CPU' } satisfies Record<
      Compute,
      string
    >,
    numbers: 'Numbers',
    fine: 'Schedule, freezing, early stopping',
    advanced: 'Advanced',
    memory: (total: number, limit: number) =>
      total > limit
        ? `The run would need about ${bytes(total)} of memory, and this device gives ${bytes(limit)}: it does not fit. A smaller batch size or max sequence length would.`
        : Number.isFinite(limit)
          ? `The run needs about ${bytes(total)} of memory; this device gives ${bytes(limit)}. It fits.`
          : `The run needs about ${bytes(total)} of memory; the browser does not tell how much there is.`,
    memoryParts: (weights: number, optimizer: number, activations: number) =>
      `Weights ${bytes(weights)}, optimiser ${bytes(optimizer)}, one batch ${bytes(activations)}.`,
  },
  train: {
    waiting: 'Waits for data.',
    states: {
      idle: 'Ready to start.',
      loading: 'Getting ready …',
      training: 'Under way.',
      paused: 'Paused.',
      finished: 'Finished.',
      stopped: 'Stopped; the model so far is kept.',
      failed: 'Failed.',
    } satisfies Record<RunState, string>,
    stoppedUntrained: 'Stopped before the first step; nothing was trained yet.',
    stoppedJudging: 'Stopped; nothing was judged.',
    needData: 'Open a dataset first: it decides the loss.',
    needRows: 'The dataset has no usable rows yet: choose its columns.',
    needLoss: 'No loss fits these columns yet: see “Loss” above.',
    doesNotFit: 'The run does not fit into memory: see “Recipe”.',
    checks: 'Before the start',
    checkNoData: 'No usable data yet',
    checkData: (rows: number, loss: string) => `${plural(rows, 'row')} for ${loss}`,
    checkSteps: (steps: number, epochs: number) =>
      `About ${plural(steps, 'step')} in ${plural(epochs, 'epoch')}`,
    checkModelReady: (name: string) => `${name} is loaded`,
    checkModelLater: 'The base model is loaded at the start',
    checkCompute: (compute: string) => `Compute: ${compute}`,
    checkMemoryLater: 'Memory is estimated once data and model are there',
    checkMemory: (total: number, limit: number) =>
      Number.isFinite(limit)
        ? `${bytes(total)} of ${bytes(limit)} memory`
        : `About ${bytes(total)} of memory`,
    train: 'Train',
    evaluateOnly: 'Evaluate only',
    limit: 'Rows to evaluate',
    allRows: 'all',
    limitWrong: (wrong: string) => `${wrong} Leave it empty to evaluate all rows.`,
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop',
    stopping: 'Stopping …',
    work: (what: string, done: string, total: string) => `${what}: ${done} of ${total}`,
    progress: 'Training progress',
    step: 'Step',
    state: 'State',
    backend: 'Backend',
    spearman: 'Spearman',
    spearmanBefore: 'Spearman before',
    rate: 'Rows a second',
    remaining: 'Remaining',
    remainingRange: (low: number, high: number) => durationRange(low, high),
    ofSteps: (steps: number) => `of ${count(steps)}`,
    threads: (n: number) => plural(n, 'thread'),
    titleLoading: 'Getting ready · Semblance',
    title: (step: number, steps: number) =>
      `${Math.floor((100 * step) / Math.max(1, steps))} % · step ${step}/${steps} · Semblance`,
  },
  charts: {
    empty: 'Appears when the run starts.',
    table: (title: string) => `${title}: values as a table`,
    tableOf: (title: string) => `${title}, values`,
    loss: 'Loss',
    lossGood:
      'Good: the thick line falls and then levels off. A line that climbs asks for a lower learning rate.',
    lossDescription: 'Training loss by step, raw and smoothed.',
    lossNow: (value: string) => `Smoothed now ${value}.`,
    raw: 'raw',
    smoothedName: 'smoothed',
    smoothed: (factor: number) => `smoothed (${factor})`,
    spearman: 'Spearman',
    spearmanGood: 'Good: the dots climb above the dashed line of the base model and stay there.',
    spearmanDescription:
      'Spearman correlation on the held-out pairs by step, with the base model as a dashed line.',
    best: (value: string, step: number) =>
      step === 0 ? `The base model’s ${value} is the best so far.` : `Best ${value} at step ${count(step)}.`,
    baseModel: 'base model',
    undefinedSpearman: 'Spearman is undefined here: the held-out labels, or the cosines, are all equal.',
    ceiling: (value: string) => `Tied labels cap Spearman: no model can reach more than ${value} here.`,
    histogram: 'Similarity histogram',
    histogramGood: 'Good: the two shapes part, unlike pairs to the left and similar ones to the right.',
    histogramDescription:
      'How the cosines of the held-out pairs are spread, for label 0 and for the other labels.',
    lower: (split: number | null, n: number) =>
      `${split === null ? 'label 0' : `scores below ${split.toFixed(2)}`} (n = ${count(n)})`,
    upper: (split: number | null, n: number) =>
      `${split === null ? 'label 1' : `scores from ${split.toFixed(2)}`} (n = ${count(n)})`,
    histogramHeads: ['Cosine from', 'Lower group', 'Upper group'],
    when: 'Histogram of the model',
    before: 'Before',
    after: 'After',
    scale: 'Histogram heights',
    density: 'Density',
    counts: 'Counts',
    threshold: 'Threshold',
    thresholdHelp: 'Cosines from here on are called similar. The arrow keys move it.',
    split: 'Similar from score',
    splitHelp: 'Pairs with at least this score, of 0 to 1, count as similar.',
    thresholdSays: (f1: string, accuracy: string) =>
      `Pairs at or above it called similar: F1 ${f1}, accuracy ${accuracy}.`,
    cosine: 'Cosine',
    step: 'Step',
  },
  metrics: {
    heading: 'Before and after',
    names: {
      spearman: 'Spearman',
      ceiling: 'Highest Spearman that these labels allow',
      pearson: 'Pearson',
      accuracy: 'Accuracy, best threshold',
      accuracyThreshold: 'Threshold of best accuracy',
      f1: 'F1, best threshold',
      f1Threshold: 'Threshold of best F1',
      averagePrecision: 'Average precision',
      accuracyAt1: 'Accuracy@1',
      mrr: 'Mean reciprocal rank',
      pairs: 'Judged pairs',
    },
    metric: 'Metric',
    before: 'Before',
    after: 'After',
    change: 'Change',
  },
  results: {
    waiting: 'Waits for a run.',
    going: 'Ready when the run ends.',
    gain: (before: number | null, after: number | null) =>
      before === null || after === null
        ? 'Here is what the run came to.'
        : before === after
          ? `Spearman ${score(after)}.`
          : `Spearman went from ${score(before)} to ${score(after)}.`,
    nothing: 'The run ended before it came to anything.',
    none: 'The numbers and the downloads of a run appear here.',
    try: 'Try two sentences',
    tryHelp: (tuned: boolean) =>
      tuned ? 'How similar the tuned model finds them.' : 'How similar the base model finds them.',
    first: 'First sentence',
    second: 'Second sentence',
    compare: 'Compare',
    similarity: 'Cosine similarity',
    downloads: 'Downloads',
    model: 'Download model',
    modelHelp: (size: number | null) =>
      `A zip of a complete sentence-transformers folder: weights, tokenizer, model card, recipe.json.${size === null ? '' : ` About ${bytes(size)}.`}`,
    predictions: 'Download predictions',
    predictionsHelp: (rows: number | null) =>
      `The file’s rows with the cosine as “pred”, as CSV.${rows === null ? '' : ` ${plural(rows, 'row')}.`}`,
    embeddings: 'Download embeddings',
    embeddingsHelp: 'The held-out sentences with their vectors, as JSON Lines.',
    history: 'Download history',
    historyHelp: (points: number) => `Every step and evaluation of the run: ${plural(points, 'point')}.`,
    historyFormat: 'History format',
    script: 'Download training script',
    scriptHelp: 'A Python script that repeats this recipe with sentence-transformers.',
    making: 'Making it …',
    made: (size: number) => `Saved, ${bytes(size)}.`,
    python: 'Load the model in Python',
  },
  keys: {
    open: 'Keys',
    title: 'Keys',
    close: 'Close',
    single: 'Single keys work',
    list: [
      ['?', 'This list'],
      ['1 – 4', 'Go to Data, Recipe, Train, Results'],
      ['P', 'Pause or resume the run'],
      ['← →', 'Move the threshold, when it has the focus'],
      ['Tab', 'Go to the next control'],
      ['Esc', 'Close this list'],
    ],
  },
  milestones: {
    started: 'Training started.',
    evaluating: 'Evaluation started.',
    half: 'Half of the steps are done.',
    base: (value: string) => `Spearman of the base model: ${value}.`,
    paused: 'Paused.',
    resumed: 'Resumed.',
    finished: (value: string) => `Finished. Spearman ${value}.`,
    failed: 'The run failed. The message in the Train section says why.',
    dataRead: (rows: number) => `The file is read: ${plural(rows, 'usable row')}.`,
  },
} as const;
