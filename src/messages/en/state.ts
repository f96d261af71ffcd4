/** Messages on the page's state. */

import { quoted } from './words';

export const stateMessages = {
  'state.data.inUse': 'A run is in progress and is reading the open file.',
  'state.data.inUse.next': 'Stop it first, then choose another file.',
  'state.sample.missing': ({ name }: { name: string }) => `The sample ${quoted(name)} could not be fetched.`,
  'state.sample.refused': ({ name, status }: { name: string; status: number }) =>
    `The sample ${quoted(name)} could not be fetched (status ${status}).`,
  'state.sample.next': 'Try again, or drop a file of your own.',
  'state.recipe.next': 'Correct it in the section "Settings", then start again.',
  'state.hub.noId': 'The field "Model id" is empty.',
  'state.hub.noId.next':
    'Enter an id such as "sentence-transformers/all-MiniLM-L6-v2", or choose another base model.',
  'state.folder.none': 'No model folder is chosen.',
  'state.folder.none.next': 'Choose one under "Model folder", or choose another base model.',
};
