/** Every sentence in English, by its code: what the page may show, and what the command line alone says. */

import { cliMessages } from './cli';
import { cliCompareMessages } from './cliCompare';
import { shared } from './shared';

export const en = {
  ...shared,
  ...cliMessages,
  ...cliCompareMessages,
};
