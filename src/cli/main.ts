/** The command line's entry: which command, with which arguments. */

import { renderEnglish } from '../messages/english';
import { message } from '../messages/message';
import { compareCommand } from './compare/command';
import { exitCodes } from './exitCodes';
import { trainCommand } from './trainCommand';

/**
 * @param root the project's folder
 * @returns the exit code
 */
export async function main([command, ...args]: readonly string[], root: string): Promise<number> {
  if (command === 'train') return trainCommand(args, root);
  if (command === 'compare') return compareCommand(args, root);
  process.stderr.write(
    `${renderEnglish(message('cli.usage.command', { commands: ['train', 'compare'] }))}\n`,
  );
  return exitCodes.usage;
}
