/** Messages on the command line. */

import { count } from '../format';

export const cliMessages = {
  'cli.device.next': 'Start again, or pass --compute wasm.',
  'cli.device.wrong.next': 'Pass --compute wasm.',

  'cli.data.inferred': ({ reason }: { reason: string }) => `Inferred: ${reason}`,

  'cli.checkpoint.before': ({ fault }: { fault: string }) =>
    `${fault} The run resumes from the checkpoint before it.`,
  'cli.checkpoint.unsaved': ({ step, what, next }: { step: number; what: string; next: string }) =>
    `Step ${count(step)} has no checkpoint: ${what} ${next}`,
  'cli.checkpoint.resumable': ({ step, folder }: { step: number; folder: string }) =>
    `The same command with --resume resumes from step ${count(step)}, for which ${folder} is kept.`,
};
