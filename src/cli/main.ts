/** The command line's entry: which command, with which arguments. */

import { renderEnglish } from '../messages/en/english';
import { message } from '../messages/message';
import { exitCodes } from './exitCodes';
import { samplesCommand } from './samples/command';
import { trainCommand } from './trainCommand';

/**
 * @param root the project's folder
 * @returns the exit code
 */
export async function main([command, ...args]: readonly string[], root: string): Promise<number> {
  switch (command) {
    case 'train':
      return trainCommand(args, root);
    case 'samples':
      return samplesCommand(args, root);
    default:
      process.stderr.write(
        `${renderEnglish(message('cli.usage.command', { commands: ['train', 'samples'] }))}\n`,
      );
      return exitCodes.usage;
  }
}
