/** The command line's entry: which command, with which arguments. */

import { renderEnglish } from '../messages/english';
import { message } from '../messages/message';
import { exitCodes } from './exitCodes';
import { trainCommand } from './trainCommand';

/**
 * @param root the project's folder
 * @returns the exit code
 */
export async function main([command, ...args]: readonly string[], root: string): Promise<number> {
  if (command === 'train') return trainCommand(args, root);
  process.stderr.write(`${renderEnglish(message('cli.usage.command', { commands: ['train'] }))}\n`);
  return exitCodes.usage;
}
