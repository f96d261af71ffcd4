/** Messages on the command line. */

export const cliMessages = {};
