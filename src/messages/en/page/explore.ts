/** The words with which a model is tried out by hand: two sentences to compare, and the search. */

import { count, duration, plural, roundedChange } from '../../format';

const models = { base: 'Base model', tuned: 'Fine-tuned model' };

const absent =
  'The base model is not loaded yet: press “Load model” under “Model” in the setup, or start a run.';

export const tryWords = {
  heading: 'Try it',
  help: 'The cosine similarity of two sentences: 1 means the same, 0 unrelated. It is updated while you type.',
  sentences: { first: 'First sentence', second: 'Second sentence' },
  placeholders: { first: 'How do I change my password?', second: 'Where can I pick a new password?' },
  cosines: { base: 'Cosine before', tuned: 'Cosine after' },
  under: { base: 'base', tuned: 'fine-tuned' },
  empty: 'Type a sentence into each box.',
  absent,
  asking: 'Computing …',
  waits: 'A run is in progress: the cosines are computed when it ends.',
  waitsWith: 'A run is in progress. These cosines are from before it and are updated when it ends.',
  baseOnly: 'This is the base model. After a run, the fine-tuned model appears beside it.',
  another:
    'This is the base model. The run started from a different one, so its fine-tuned model is not shown beside it.',
  same: 'Both models find them equally similar.',
  /** Two decimals show no change. */
  nearlySame: 'Both models find them about equally similar.',
  /** @param digits decimals: two on the page, four in a title */
  moved: (change: number, digits: number) =>
    `The fine-tuned model finds them ${change > 0 ? 'more' : 'less'} similar: cosine ${roundedChange(change, digits)}.`,
};

export const searchWords = {
  name: 'Search the dataset',
  heading: 'Search your sentences',
  help: (limit: number) =>
    `Finds the sentences of the dataset that are nearest to your query, in any language that the model knows. The first search embeds up to ${plural(limit, 'sentence')}; later searches are quick.`,
  query: 'Search for',
  placeholder: 'A question, a phrase, a few words',
  search: 'Search',
  stop: 'Stop searching',
  models,
  needData: 'Open a dataset first.',
  absent,
  running: 'A run is in progress: you can search when it ends.',
  runningWith: 'A run is in progress. These results are from before it; you can search again when it ends.',
  searching: 'Searching …',
  indexing: (side: keyof typeof models, done: number, total: number) =>
    `${models[side]}: ${count(done)} of ${plural(total, 'sentence')} embedded.`,
  indexingWithTime: (side: keyof typeof models, done: number, total: number, seconds: number) =>
    `${models[side]}: ${count(done)} of ${plural(total, 'sentence')} embedded, about ${duration(seconds)} left.`,
  status: 'Search',
  progress: 'Search progress',
  stopped: 'Stopped. The embeddings so far are kept: press “Search” to continue.',
  searched: (query: string, total: number) => `Nearest to “${query}” among ${plural(total, 'sentence')}.`,
  searchedFirst: (query: string, searched: number, total: number) =>
    `Nearest to “${query}” among the first ${count(searched)} of ${plural(total, 'sentence')}.`,
  afterRun: 'After a run, the results of the fine-tuned model appear here.',
  another: 'The run started from a different base model, so its fine-tuned model is not searched.',
  again: 'Press “Search” to search with the fine-tuned model.',
  isNew: 'new',
  isNewSpoken: 'not among the results of the base model',
  up: (ranks: number) => `▲ ${ranks}`,
  upSpoken: (ranks: number) => `up ${plural(ranks, 'rank')}`,
};
