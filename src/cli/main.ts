/** The command line's entry: which command, with which arguments. */

import { exitCodes } from './exitCodes';
import { trainCommand } from './trainCommand';

/**
 * @param root the project's folder
 * @returns the exit code
 */
export async function main([command, ...args]: readonly string[], root: string): Promise<number> {
  if (command === 'train') return trainCommand(args, root);
  process.stderr.write('There is one command: train.\n');
  return exitCodes.usage;
}
