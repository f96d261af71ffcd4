/** The words of the table of runs and of what is kept between visits. */

import { bytes, count, plural } from '../../../format';

export const runsWords = {
  heading: 'Runs',
  none: 'Every run is listed here, with its settings and results.',
  base: 'Base',
  baseUnmeasured: 'not measured yet',
  heads: {
    marks: 'Compared and pinned',
    run: 'Run',
    state: 'State',
    data: 'Data',
    metric: 'Metric',
    change: 'Δ base',
    interval: '95 % interval',
    averagePrecision: 'AP',
    seconds: 'Time',
    model: 'Model',
    actions: 'Actions',
  },
  onlyDiffering: 'Only what differs',
  sortBy: 'Sort by',
  descending: 'Largest first',
  /** Above the table: what its numbers are of. */
  help: (most: number) =>
    `Numbers are of each run's model, on its evaluation rows. Up to ${plural(most, 'run')} can be compared.`,
  metricOf: (value: string, metric: string) => `${value} ${metric}`,
  interval: (low: string, high: string) => `${low} … ${high}`,
  spread: (mean: string, deviation: string) => `${mean} ± ${deviation}`,
  seeds: (titles: readonly string[]) => `${titles.join(', ')} · mean ± s.d.`,
  /** Behind where a model is: no checkpoint beat the base, whose weights it has. */
  baseKept: (where: string) => `${where} (base)`,
  /** "#2", or "#2 lower rate" where it has a name. */
  title: (number: number, name: string) => (name === '' ? `#${number}` : `#${number} ${name}`),
  states: {
    running: 'running',
    finished: 'finished',
    stopped: 'stopped',
    failed: 'failed',
    interrupted: 'interrupted',
  },
  evaluation: 'evaluation',
  evaluationOf: (number: number) => `evaluation of #${number}`,
  /** "Learning rate 2e-4 → 5e-5". */
  changed: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
  nothingChanged: 'same settings',
  /** A file of the same name with other rows. */
  changedFile: 'changed file',
  version: (file: string, version: number) => `${file} (version ${count(version)})`,
  builtin: 'Built-in',
  on: 'on',
  off: 'off',
  /** A setting that the recipe does not have. */
  unset: 'not set',
  /** The name of a button in a row, for those who hear it without seeing the row. */
  named: (action: string, title: string) => `${action}: ${title}`,
  show: 'Show',
  rename: 'Rename',
  nameOf: (title: string) => `Name of run ${title}`,
  saveName: 'Save',
  pin: 'Pin',
  apply: 'Use these settings',
  remove: 'Delete',
  deleted: (runs: number) => `${plural(runs, 'run')} deleted.`,
  undo: 'Undo',
  compare: 'Compare',
  csv: 'Download table (CSV)',
  json: 'Download table (JSON)',
  latex: 'Download table (LaTeX)',
  copyLatex: 'Copy LaTeX',
  copied: 'Copied',
  notCopied: 'The browser did not allow it: download the table instead.',
  runSeeds: 'Run 3 seeds',
  runSeedsHelp: (runs: number) =>
    `Queues ${plural(runs, 'run')} with the same settings and ${runs === 1 ? 'another seed' : 'other seeds'}, to show how much chance there is in training.`,
  queued: (runs: number) => `${plural(runs, 'run')} in the queue`,
  queueThis: 'Queue this run',
  unqueue: 'Remove from the queue',
  stopAll: 'Stop all',
  /** In place of what needs the model of a run. */
  modelUnmade: 'This run was interrupted before its model was stored: press “Resume run” to get it.',
  modelGone:
    'The model of this run is neither in memory nor stored in this browser. To get it again, press “Use these settings” in the table of runs, then “Train”.',
  models: 'Stored models',
  /** In the table, of a run's model. */
  stored: (size: number) => bytes(size),
  homes: { memory: 'in memory', stored: 'stored', gone: 'not stored', none: '–' },
  storedModels: (size: number, kept: number) =>
    `Stored models: ${bytes(size)}. Those of the last ${plural(kept, 'run')} and of pinned runs stay.`,
  storing: (done: number, total: number) =>
    `Storing the model in this browser: ${bytes(done)} of ${bytes(total)}.`,
  opening: (done: number, total: number) => `Loading the stored model: ${bytes(done)} of ${bytes(total)}.`,

  interrupted: {
    heading: 'Interrupted runs',
    at: (number: number, step: number) =>
      step > 0
        ? `Run #${number} was interrupted at step ${count(step)}.`
        : `Run #${number} was interrupted before its first step.`,
    from: (step: number) => `It resumes from step ${count(step)}.`,
    fromStart: 'It has no checkpoint yet, so it starts from the beginning.',
    modelLost: {
      finished: (number: number, step: number) =>
        `Run #${number} has finished, but its model was not stored. It resumes from its checkpoint at step ${count(step)} and comes to the same model.`,
      stopped: (number: number, step: number) =>
        `Run #${number} was stopped, and its model was not stored. It resumes from its checkpoint at step ${count(step)} and trains to its planned end.`,
    },
    notKept: 'Checkpoints are written only where data and runs are kept in this browser.',
    evaluation: (number: number) => `Evaluation #${number} was interrupted.`,
    resume: { train: 'Resume run', evaluate: 'Evaluate again' },
    queue: {
      waiting: (runs: number, name: string) => `${plural(runs, 'run')} of ${name} did not start.`,
      start: 'Add to the queue',
    },
  },
  /** A note on a run in progress. */
  notKept:
    'This run is not kept: if the tab is closed or crashes, it is lost. To be able to resume it, turn on "Keep my data and runs in this browser" in the tab Data.',

  continue: 'Continue',
  kept: (name: string, rows: number, runs: number, days: number, size: number) =>
    `${name} · ${plural(runs, 'run')} · ${daysAgo(days)} · ${plural(rows, 'row')}, ${bytes(size)}`,
  open: 'Open',
  deleteKept: 'Delete with its runs',
  deletedKept: (name: string, runs: number) => `${name} and ${plural(runs, 'run')} deleted.`,
  ask: 'Keep your data and runs in this browser?',
  askHelp:
    'They are stored on this device only, so that they are still here after a reload. You can delete them at any time.',
  yes: 'Keep them',
  no: 'Not now',
  keep: 'Keep my data and runs in this browser',
  keepHelp:
    'Includes the models of the last three runs and of pinned runs. Off: nothing more is stored. What is stored stays until you delete it.',
  clear: 'Clear everything of mine',
  clearHelp:
    'Deletes data, runs, their models, settings and downloaded models from this browser, and reloads the page.',
  clearAsk: (files: number, runs: number) =>
    `This deletes ${plural(files, 'stored file')}, ${plural(runs, 'run')} with their models, and all settings. It cannot be undone.`,
  clearAll: 'Delete everything',
  clearNot: 'Cancel',
};

function daysAgo(days: number): string {
  if (days < 1) return 'today';
  return days < 2 ? 'yesterday' : `${count(Math.floor(days))} days ago`;
}
