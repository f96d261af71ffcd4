/** The words of "Push to the Hub". */

import { bytes } from '../../format';

export const pushWords = {
  heading: 'Push to the Hub',
  intro: (host: string) =>
    `Uploads the model’s folder to a new repository on ${host}: weights, tokenizer, recipe.json, and a model card with the metrics. Your data and its name are not uploaded. Another address can be set as the Hub endpoint in Setup.`,
  id: 'Repository',
  idHelp: 'Your account or organisation there, a slash, and a name.',
  token: 'Access token',
  tokenHelp:
    'With write access; it begins with “hf_”. It is kept in memory until the push is done, and nowhere else.',
  hidden: 'Private repository',
  push: 'Push model',
  cancel: 'Cancel push',
  starting: 'Starting …',
  progress: (what: string, done: number, total: number) =>
    total > 0 ? `${what}: ${bytes(done)} of ${bytes(total)}` : `${what} …`,
  cancelled:
    'Cancelled. A repository that was created already stays; while it is empty, the next push uses it.',
  done: 'The model is on the Hub:',
  unavailable: 'A training run must have ended, and its model must still be there.',
};
