/** Messages on the page's state. */

import { plural } from '../format';
import { quoted } from './words';

export const stateMessages = {
  'state.data.inUse': 'A run is in progress and is reading the open file.',
  'state.data.inUse.next': 'Stop it first, then choose another file.',
  'state.sample.missing': ({ name }: { name: string }) => `The sample ${quoted(name)} could not be fetched.`,
  'state.sample.refused': ({ name, status }: { name: string; status: number }) =>
    `The sample ${quoted(name)} could not be fetched (status ${status}).`,
  'state.sample.next': 'Try again, or drop a file of your own.',
  'state.recipe.next': 'Correct it in the section "Settings", then start again.',
  'state.archive.kept': 'Your data, settings and runs stay in this tab until you close it.',
  'state.archive.refused':
    'The browser does not let this page store anything, so runs are kept in this tab only.',
  'state.archive.refused.next': 'Open the page in a window that is not private, or allow it to store data.',
  'state.archive.full':
    'The browser has no room left for this page, so the latest runs are kept in this tab only.',
  'state.archive.full.next':
    'Delete runs or data that you no longer need, or free some space on this device.',
  'state.archive.newer':
    'A newer version of this page has stored runs in this browser. They are left as they are, and new runs are kept in this tab only.',
  'state.archive.newer.next': 'Reload the page to get the newer version.',
  'state.archive.unreadable': ({ entries }: { entries: number }) =>
    `${plural(entries, 'stored entry', 'stored entries')} of another version of this page cannot be shown.`,
  'state.archive.unreadable.kept': 'What is stored is left as it is.',
  'state.archive.unreadable.next': 'Reload the page to get its newest version.',
  'state.keptData.gone': ({ name }: { name: string }) =>
    `The copy of ${quoted(name)} is no longer in this browser.`,
  'state.keptData.gone.next': 'Open the file itself; its runs are still listed.',
  'state.models.over': ({ run, kept }: { run: number; kept: number }) =>
    `The stored model of run #${run} was deleted: those of the last ${plural(kept, 'run')} and of pinned runs are kept.`,
  'state.models.room': ({ run, newer }: { run: number; newer: number }) =>
    `The stored model of run #${run} was deleted to make room for the model of run #${newer}.`,
  'state.models.full': ({ run }: { run: number }) =>
    `The browser has no room left for the model of run #${run}.`,
  'state.models.full.next':
    'Download the model before the next run, or delete runs or data that you no longer need.',
  'state.clear.running': 'A run is in progress, so nothing was deleted.',
  'state.clear.running.next': 'Stop it first, then clear everything.',
  'state.hub.noId': 'The field "Model id" is empty.',
  'state.hub.noId.next':
    'Enter an id such as "sentence-transformers/all-MiniLM-L6-v2", or choose another base model.',
  'state.folder.none': 'No model folder is chosen.',
  'state.folder.none.next': 'Choose one under "Model folder", or choose another base model.',
};
