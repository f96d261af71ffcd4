/** The words of "ONNX files, measured". */

import { count, plural } from '../../../format';

export const onnxWords = {
  heading: 'ONNX files, measured in this tab',
  intro:
    'Writes each ONNX file of this run’s model, opens it with transformers.js and onnxruntime, as another page would, and evaluates it on the evaluation part of the run. onnxruntime is fetched from this page’s own host.',
  measure: 'Measure ONNX files',
  stop: 'Stop measuring',
  starting: 'Starting …',
  done: 'Measured.',
  stopped: 'Stopped.',
  unavailable: 'A training run must have ended, and its model must still be there.',
  caption: (metric: string, pairs: number) => `${metric} on ${plural(pairs, 'evaluation pair')}`,
  file: 'File',
  size: 'Size',
  change: 'Change',
  furthest: 'Largest difference of a number',
  pace: 'Seconds for 1,000 sentences',
  page: 'This page',
  sameTokens: (sentences: number) =>
    `transformers.js splits all ${plural(sentences, 'sentence')} into the same tokens as this page and Python do.`,
  otherTokens: (others: number, sentences: number) =>
    `transformers.js splits ${count(others)} of ${plural(sentences, 'sentence')} into other tokens than this page and Python do: it also cuts off the closing token of a long sentence. The files were measured with the tokens of this page; with those of transformers.js, the vectors of these sentences differ more.`,
};
