/**
 * The words of the model card: a document in English for the Hub, whatever the page's language. So they are no messages:
 * `ml/export` writes the card with them directly, which it does with no other words.
 */

import { count, plural } from '../format';
import { readingWords } from './dataWords';

export const cardWords = {
  usage: 'Usage',
  evaluation: 'Evaluation',
  training: 'Training',
  metrics: 'Metrics',

  /** @param base in Markdown */
  intro: (dimensions: number, base: string) =>
    `A [sentence-transformers](https://sbert.net) model that maps sentences to vectors of ${plural(dimensions, 'dimension')}, fine-tuned from ${base} in a browser with Semblance.`,
  builtinBase: (described: string) => `the built-in model, ${described}`,
  hubBase: (id: string, revision: string) => `${id} (revision ${revision})`,
  recipeFile: 'The complete recipe is in `recipe.json`.',

  notEvaluated: 'The model was not evaluated.',
  evaluatedOn: (rows: number) => `On ${plural(rows, 'evaluation row')}, not used for training.`,
  searched: (queries: number, documents: number) =>
    `${plural(queries, 'query', 'queries')} in a corpus of ${plural(documents, 'text')}.`,
  /** @param evaluator a link in Markdown */
  evaluatedWith: (evaluator: string) => `Evaluated with ${evaluator}`,
  metric: 'Metric',
  before: 'Before',
  after: 'After',

  data: 'Training data',
  file: 'File',
  /** @param member the path in an archive */
  fileText: (name: string, member: string | null, bytes: number) =>
    `${name}${member === null ? '' : `, ${member}`} (${plural(bytes, 'byte')})`,
  usableRows: 'Usable rows',
  skippedRows: 'Skipped rows',
  reason: 'Why rows were skipped',
  rows: 'Rows',
  otherReasons: 'Other reasons',
  number: (value: number) => count(value),
  reading: readingWords,

  source: (summary: string, address: string) => `${summary} Source: ${address}`,
  setting: 'Setting',
  value: 'Value',
  loss: 'Loss',
  baseModel: 'Base model',
  trainingRows: 'Training rows',
  pooling: 'Pooling',
  dense: 'Dense',
  normalised: 'Normalised',
  none: 'none',
  yes: 'yes',
  no: 'no',
  /** A number that the run's plan changed. */
  planned: (used: number, asked: number) => `${used} (recipe: ${asked})`,
};

/** The words of the card of an adapter on its own. */
export const adapterCardWords = {
  title: 'LoRA adapter',
  usage: 'Usage',
  intro: (rank: number, alpha: number) =>
    `An adapter fine-tuned with LoRA (rank ${rank}, alpha ${alpha}), without its base model. It was trained in a browser with Semblance; the complete recipe is in \`recipe.json\`.`,
  builtinBase: (folder: string) =>
    `\`${folder}\` is the folder of Semblance's built-in model; its repository writes it with \`npm run train -- --base-only --out ${folder}\`.`,
  folderBase: "Replace the name by the path of the base model's folder.",
  needsPeft:
    'It needs `pip install peft`. The complete model that Semblance offers next to it has the adapter merged into its weights and does not need it.',
};

/** The words of the file beside ONNX files. */
export const onnxWords = {
  title: 'ONNX',
  intro: (precisions: readonly string[]) =>
    `The model for [transformers.js](https://huggingface.co/docs/transformers.js): ${precisions.map((precision) => `\`dtype: "${precision}"\``).join(', ')}.`,
  tokensOnly:
    'Its output is the token vectors: pooling leaves out the tokens of the prompt, whose number an ONNX graph does not know.',
  backend: 'In Python it needs `pip install sentence-transformers[onnx]`.',
  runtime:
    'onnxruntime alone reads the files too: the inputs are int64 [batch, sequence], the output `sentence_embedding` is the sentence vectors.',
};

/** The words of the file beside downloaded embeddings. */
export const embeddingWords = {
  title: 'Embeddings',
  /** @param model and data in Markdown */
  intro: (model: string, data: string, sentences: number, dimensions: number) =>
    `${plural(sentences, 'sentence')} of ${data}, embedded with ${model}: row i of \`embeddings.npy\` belongs to line i of \`texts.jsonl\`. The model gives vectors of ${plural(dimensions, 'dimension')}.`,
  formats: {
    npy: 'They are stored as float32.',
    int8: "They are stored as int8, as sentence-transformers' `quantize_embeddings` does it, with the ranges of these embeddings, which are in `ranges.npy`. Queries have to be quantised with the same ranges.",
    ubinary:
      "They are stored as one bit for each dimension, 1 where it is above 0, as sentence-transformers' `quantize_embeddings` does it: eight dimensions in a byte. Compare them by Hamming distance.",
  },
};
