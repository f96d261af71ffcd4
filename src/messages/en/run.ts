/** Messages on runs: their preparation, progress and notices. */

export const runMessages = {};
