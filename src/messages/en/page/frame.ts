/** The words around the tabs: the tagline, the keyboard shortcuts, and what is announced. */

import { plural, shortScore } from '../../format';

export const frameWords = {
  name: 'Semblance',
  tagline: 'Fine-tune an embedding model on your own sentence pairs, in this tab.',
  theme: {
    label: 'Theme',
    names: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  problem: {
    dismiss: 'Dismiss',
    /** For those who hear the button without seeing where it stands. */
    dismissNamed: {
      data: 'Dismiss the data message',
      recipe: 'Dismiss the settings message',
      train: 'Dismiss the training message',
      runs: 'Dismiss the runs message',
      results: 'Dismiss the results message',
    },
  },
  fields: {
    reset: (value: string) => `Reset to ${value}`,
    resetNamed: (label: string, value: string) => `Reset ${label} to ${value}`,
    /** What the dot and the ring at a setting's name mean. */
    changed: 'Changed from the default.',
    runHas: (run: string, value: string) => `${run} has ${value}.`,
    on: 'on',
    off: 'off',
    none: 'none',
    modelsOwn: 'the model’s own',
  },
  keys: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    close: 'Close',
    single: 'Single-key shortcuts on',
    list: [
      { keys: '?', what: 'Show this list' },
      { keys: '1 – 6', what: 'Go to Data, Training, Results, Errors, Try, Export' },
      { keys: '/', what: 'Find a setting' },
      { keys: 'P', what: 'Pause or resume the run' },
      { keys: '← →', what: 'Move the threshold while it has the focus' },
      { keys: 'Tab', what: 'Go to the next control' },
      { keys: 'Esc', what: 'Close this list' },
    ],
  },
  milestones: {
    started: 'Training started.',
    evaluating: 'Evaluation started.',
    half: 'Half of the steps are done.',
    base: (spearman: number | null) =>
      spearman === null
        ? 'Spearman of the base model is undefined.'
        : `Spearman of the base model: ${shortScore(spearman)}.`,
    paused: 'Paused.',
    resumed: 'Resumed.',
    finished: (spearman: number | null) =>
      spearman === null ? 'Finished.' : `Finished. Spearman ${shortScore(spearman)}.`,
    failed: 'The run failed. The message above the tabs says why.',
    dataRead: (rows: number) => `File read: ${plural(rows, 'usable row')}.`,
  },
};
