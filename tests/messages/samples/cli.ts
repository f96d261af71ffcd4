import type { Samples } from './types';

export const cliSamples = {
  'cli.data.inferred': [{ reason: 'the label has two values.' }],
  'cli.checkpoint.before': [{ fault: 'out/checkpoint/step-20 cannot be read.' }],
  'cli.checkpoint.unsaved': [{ step: 1200, what: 'The disk is full.', next: 'Free some space.' }],
  'cli.checkpoint.resumable': [{ step: 1200, folder: 'out/checkpoint' }],
} satisfies Samples<'cli'>;
