/** The words of the section "Results". */

import { bytes, count, plural, rounded } from '../../format';

export const metricWords = {
  heading: 'Before and after',
  pairs: 'Evaluation pairs',
  queries: 'Queries',
  documents: 'Corpus size',
  metric: 'Metric',
  before: 'Before',
  after: 'After',
  change: 'Change',
  evaluator: 'Evaluator',
  help: 'What do these metrics mean?',
};

export const resultWords = {
  waiting: 'No run yet',
  running: 'Available when the run ends',
  ended: 'Run results',
  spearman: (value: number, digits: number) => `Spearman ${rounded(value, digits)}`,
  spearmanChange: (before: number, after: number, digits: number) =>
    `Spearman ${after > before ? 'rose' : 'fell'} from ${rounded(before, digits)} to ${rounded(after, digits)}`,
  unevaluated: 'The run ended before its first evaluation.',
  withoutEvaluation:
    'Nothing was evaluated: the sentences have no labels. Open an evaluation file with labelled pairs before a run to see its metrics.',
  none: 'The metrics of a run appear here.',
  verdict: {
    name: 'Verdict',
    /** Where only the base model was evaluated. */
    base: 'Base model',
    method: 'How was this computed?',
  },
  downloads: 'Downloads',
  model: 'Download model',
  /** What the model is, beside the button. */
  holds: (step: number) => (step === 0 ? 'base model, step 0' : `step ${count(step)}`),
  holdsBase: 'It holds the base model, because no checkpoint beat it.',
  holdsStep: (step: number) => `It holds the model of step ${count(step)}.`,
  holdsWorse: (step: number) =>
    `It holds the model of step ${count(step)}, which is worse than the base model.`,
  modelHelp: 'A zip of a complete sentence-transformers folder: weights, tokenizer, model card, recipe.json.',
  modelSize: (size: number) => `About ${bytes(size)}.`,
  onnx: 'Download ONNX model (fp32)',
  onnxHelp: 'For transformers.js in other pages, and for onnxruntime; the same numbers as here.',
  onnxFp16: 'Download ONNX model (fp16)',
  onnxFp16Help: 'The same with weights as float16, rounded to about three digits.',
  onnxQ8: 'Download ONNX model (q8)',
  onnxQ8Help:
    'The same with int8 weights: the smallest and often the fastest, and less exact. Evaluate it before use.',
  searchPage: 'Download search page',
  searchPageHelp:
    'A zip of a small web page that searches the sentences of your dataset with this model, without an internet connection: put the folder on any web server, or start one as its README says. It contains your sentences.',
  searchPageSize: (size: number) => `At most about ${bytes(size)}.`,
  searchPrecision: 'Precision of the search page',
  searchPrecisions: {
    q8: 'q8: model and vectors as int8, the smallest',
    fp32: 'fp32: the same cosines as here',
  },
  q8Unknown: 'How much q8 changes is not measured yet: “Measure ONNX files” below measures it.',
  q8Measured: (metric: string, own: number, q8: number) =>
    `Measured: ${metric} ${rounded(q8, 4)} with q8, ${rounded(own, 4)} with the model as it is.`,
  adapter: 'Download LoRA adapter',
  adapterHelp:
    'A zip of the LoRA weights alone, a small part of the model: adapter_config.json and adapter_model.safetensors, for peft or for load_adapter on the base model. The model above has them merged into its weights already.',
  predictions: 'Download predictions',
  predictionsHelp: 'All rows of the dataset with their cosine in the column “pred”, as CSV.',
  predictionRows: (rows: number) => `${plural(rows, 'row')}.`,
  embeddings: 'Download embeddings',
  embeddingsHelp: 'Sentences with their embeddings.',
  embeddingHelp: {
    jsonl: 'JSON Lines: a text with its embedding on each line.',
    parquet:
      'A table that pandas, datasets, DuckDB and vector databases read: the text and its embedding, a list of float32, in each row.',
    npy: 'A zip with embeddings.npy for NumPy, float32, and texts.jsonl with a line for each of its rows.',
    int8: 'A quarter of the size: a zip with embeddings.npy as int8 by the ranges of these embeddings, ranges.npy for the queries, and texts.jsonl.',
    ubinary:
      'A thirty-second of the size: a zip with embeddings.npy, one bit for each dimension, and texts.jsonl.',
  },
  embeddingFormat: 'Format of the embeddings',
  embeddingFormats: {
    jsonl: 'JSON Lines',
    parquet: 'Parquet',
    npy: 'NumPy, float32',
    int8: 'NumPy, int8',
    ubinary: 'NumPy, binary (ubinary)',
  },
  embeddedSentence: 'Sentences to embed',
  embeddedSentences: {
    evaluation: 'Evaluation part, or all if none',
    distinct: 'All distinct sentences',
    rows: 'Every sentence of every row',
  },
  history: 'Download history',
  historyHelp: (points: number) => `Every step and evaluation of the run: ${plural(points, 'point')}.`,
  historyFormat: 'History format',
  script: 'Download training script',
  scriptClosed:
    'Open the data of the run for its training script: the script reads the file in the same way as the page.',
  scriptHelp:
    'A zip with train.py, which does the same run with sentence-transformers on one GPU, several or none, recipe.json, and the built-in model where it is the base. Put your data file beside it.',
  making: 'Preparing the file …',
  makingProgress: (what: string, done: number, total: number) =>
    total > 0 ? `${what}: ${Math.floor((100 * done) / total)} %` : `${what} …`,
  stop: 'Cancel',
  stopNamed: (name: string) => `Cancel: ${name}`,
  saved: (size: number) => `Saved, ${bytes(size)}.`,
  snippets: 'Use the model',
  python: 'In Python',
  pythonHelp: 'For the unpacked folder of “Download model”, with sentence-transformers.',
  javascript: 'In JavaScript',
  javascriptHelp:
    'For the unpacked folder of “Download ONNX model (fp32)”, with transformers.js. The file onnx/README.md in it has these lines as well.',
  promptUnknown:
    'The base model of this run is not loaded: where it has a prompt of its own, that is missing from the JavaScript here, but not from the README.',
  snippetDimensions: 'Dimensions',
  allDimensions: 'All',
  firstDimensions: (dimensions: number) => `The first ${count(dimensions)} (Matryoshka)`,
  copy: 'Copy',
  copyNamed: (title: string) => `Copy: ${title}`,
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying: select the lines instead.',
};
