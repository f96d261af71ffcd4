/** Messages on the page's state. */

import { plural } from '../format';
import { and, quoted } from './words';

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
  'state.queue.failed': (of: { runs: readonly string[]; last: string; problem: string }) =>
    of.runs.length === 1
      ? `Run ${of.last} failed: ${of.problem}`
      : `${plural(of.runs.length, 'run')} failed (${and(of.runs)}); the last of them, ${of.last}: ${of.problem}`,
  'state.queue.failed.kept': 'The other runs in the queue continue.',
  'state.keptData.unopened': ({ name }: { name: string }) =>
    `The copy of ${quoted(name)} could not be opened as it was.`,
  'state.keptData.unopened.next': 'Open the file itself, with the same parsing options, then resume the run.',
  'state.resume.elsewhere': ({ number }: { number: number }) =>
    `Run #${number} is in progress in another tab.`,
  'state.resume.elsewhere.next': 'Look at it there, or resume it here when that tab is closed.',
  'state.resume.ended': ({ number }: { number: number }) =>
    `Run #${number} was resumed and ended in another tab.`,
  'state.resume.ended.next': 'Its results are listed here now.',
  'state.resume.folder': ({ number, name }: { number: number; name: string }) =>
    `Run #${number} was trained from the model folder ${quoted(name)}, which a browser may not open again by itself.`,
  'state.resume.folder.next': 'Choose that folder under "Model folder", then press "Resume run" again.',
  'state.queue.taken': 'These runs were started in another tab.',
  'state.queue.taken.next': 'Look at them there.',
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
  'state.teacher.none': ({ name }: { name: string }) =>
    `The teacher is the model folder ${quoted(name)}, which a browser may not open again by itself.`,
  'state.teacher.none.next': 'Choose that folder under "Teacher folder", then start again.',
  'state.folder.none': 'No model folder is chosen.',
  'state.folder.none.next': 'Choose one under "Model folder", or choose another base model.',
};
