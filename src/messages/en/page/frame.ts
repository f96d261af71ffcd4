/** The words around the sections: the header, the keyboard shortcuts, and what is announced. */

import { numberText, plural, score } from '../../format';

export const frameWords = {
  name: 'Semblance',
  tagline: 'Teach a sentence model what similar means in your data.',
  theme: {
    label: 'Theme',
    names: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  sections: { data: 'Data', recipe: 'Settings', train: 'Train', runs: 'Runs', results: 'Results' },
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
    reset: (value: number) => `Reset to ${numberText(value)}`,
    resetNamed: (label: string, value: number) => `Reset ${label} to ${numberText(value)}`,
  },
  keys: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    close: 'Close',
    single: 'Single-key shortcuts on',
    list: [
      { keys: '?', what: 'Show this list' },
      { keys: '1 – 4', what: 'Go to Data, Settings, Train, Results' },
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
        : `Spearman of the base model: ${score(spearman)}.`,
    paused: 'Paused.',
    resumed: 'Resumed.',
    finished: (spearman: number | null) =>
      spearman === null ? 'Finished.' : `Finished. Spearman ${score(spearman)}.`,
    failed: 'The run failed. The message in the Train section says why.',
    dataRead: (rows: number) => `File read: ${plural(rows, 'usable row')}.`,
  },
};
