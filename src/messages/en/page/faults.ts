/** The words for unexpected errors, and those of the debug panel. */

import { plural } from '../../format';

export const faultWords = {
  page: {
    title: 'The page could not be shown',
    kept: 'An unexpected error has stopped the display. Your data, the run and its model are still in this tab.',
    next: 'Download the model first if you have trained one. Then try again, or reload the page: a reload starts over without data and model.',
    running: 'Training continues in the background. Stop it to download the model so far.',
    noModel: 'No model has been trained yet.',
  },
  panel: {
    what: 'This part of the page could not be shown because of an unexpected error.',
    kept: 'The rest of the page works; your data, the run and its model are kept.',
    next: 'Try again. If that does not help, download the model first, then reload the page.',
  },
  chart: {
    what: 'This chart could not be drawn because of an unexpected error.',
  },
  chunk: {
    what: 'The code that draws this chart could not be loaded.',
    next: 'This device may be offline, or the page was updated since you opened it. Try again. If that does not help, download the model first, then reload the page.',
  },
  notice: {
    more: (n: number) => `${plural(n, 'error')} so far; this is the latest.`,
    dismiss: 'Dismiss',
    dismissNamed: 'Dismiss the error message',
  },
  tryAgain: 'Try again',
  reload: 'Reload',
  stop: 'Stop training',
  copy: 'Copy details',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Select the details below.',
  details: 'Details for a bug report',
};

export const debugWords = {
  name: 'Debug',
  noSteps: 'No training step has been measured yet.',
  steps: (step: number, n: number) => `Step ${step}, mean of ${plural(n, 'step')}`,
  stepHeads: ['Part', 'Last (ms)', 'Mean (ms)'],
  total: 'total',
  queued: 'On WebGPU a part is the time to queue its work; waiting for the GPU counts as read-back.',
  dispatches: 'GPU dispatches',
  tensors: 'Tensors',
  tensorBytes: 'Tensor memory',
  backendBytes: 'Backend memory',
  messages: (n: number) => `Last ${plural(n, 'message')}`,
  messageHeads: ['Message', 'Direction', 'Time (ms)', 'Size'],
};
