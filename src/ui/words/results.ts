/** The words of the section "Results". */

import { bytes, plural, score } from '../../messages/format';

export const metricWords = {
  heading: 'Before and after',
  names: {
    pairs: 'Judged pairs',
    queries: 'Sentences looked up',
    documents: 'Texts looked through',
  },
  metric: 'Metric',
  before: 'Before',
  after: 'After',
  change: 'Change',
  evaluator: 'Evaluator',
  help: 'What do these numbers say?',
} as const;

export const resultWords = {
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
  downloads: 'Downloads',
  model: 'Download model',
  modelHelp: (size: number | null) =>
    `A zip of a complete sentence-transformers folder: weights, tokenizer, model card, recipe.json.${size === null ? '' : ` About ${bytes(size)}.`}`,
  adapter: 'Download LoRA adapter',
  adapterHelp:
    'A zip of what LoRA has learnt alone, a small part of the model: adapter_config.json and adapter_model.safetensors, for peft or load_adapter over the base model. The model above has it in its weights already.',
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
} as const;
