/** The words with which a model is looked at by hand: two sentences to try, and the search. */

import type { ModelSide } from '../../core/model/types';
import { count, duration, plural } from '../../messages/format';

const sides = { base: 'Base model', tuned: 'Fine-tuned model' } satisfies Record<ModelSide, string>;

const absent =
  'The base model is not loaded yet: press “Load model” in the section “Recipe”, or start a run.';

export const tryWords = {
  heading: 'Try it',
  help: 'How similar a model finds two sentences: 1 is the same, 0 is unrelated. The answer follows what you type.',
  sentences: { first: 'First sentence', second: 'Second sentence' },
  placeholders: { first: 'How do I change my password?', second: 'Where can I pick a new password?' },
  cosines: { base: 'Cosine before', tuned: 'Cosine after' } satisfies Record<ModelSide, string>,
  under: { base: 'base', tuned: 'fine-tuned' } satisfies Record<ModelSide, string>,
  empty: 'Type a sentence into each box.',
  absent,
  asking: 'Asking the model …',
  waits: 'A run is going: the numbers come when it ends.',
  waitsWith: 'A run is going. These numbers are from before it; new ones come when it ends.',
  baseOnly: 'That is the base model. After a run the fine-tuned one stands beside it.',
  another:
    'That is the base model. The last run began from another one, so its fine-tuned model does not stand beside it.',
  moved: (difference: number) =>
    Math.abs(difference) < 0.00005
      ? 'Both models find them equally similar.'
      : `The fine-tuned model finds them ${difference > 0 ? 'closer' : 'further apart'}, by ${Math.abs(difference).toFixed(4)}.`,
};

export const searchWords = {
  name: 'Search the dataset',
  heading: 'Search your sentences',
  help: (limit: number) =>
    `The sentences of the dataset that are nearest to yours, in any language that the model knows. The first search embeds them, up to ${count(limit)}; later ones are quick.`,
  query: 'Search for',
  placeholder: 'A question, a phrase, a few words',
  search: 'Search',
  stop: 'Stop searching',
  sides,
  needData: 'Open a dataset first.',
  absent,
  running: 'A run is going: the search waits until it ends.',
  runningWith: 'A run is going. These results are from before it; the search waits until it ends.',
  searching: 'Searching …',
  indexing: (side: ModelSide, done: number, total: number, remaining: number | null) =>
    `${sides[side]}: ${count(done)} of ${plural(total, 'sentence')} embedded${remaining === null ? '' : `, about ${duration(remaining)} left`}.`,
  status: 'Search',
  progress: 'Search progress',
  stopped: 'Stopped. What is embedded is kept: press “Search” to go on.',
  searched: (query: string, searched: number, total: number) =>
    searched < total
      ? `Nearest to “${query}” among the first ${count(searched)} of ${plural(total, 'sentence')}.`
      : `Nearest to “${query}” among ${plural(total, 'sentence')}.`,
  afterRun: 'After a run, what the fine-tuned model finds stands here.',
  another: 'The last run began from another base model, so its fine-tuned model is not searched.',
  again: 'Press “Search” to see what the fine-tuned model finds.',
  isNew: 'new',
  isNewSpoken: 'new among these',
  up: (places: number) => `▲ ${places}`,
  upSpoken: (places: number) => `up ${plural(places, 'place')}`,
};
