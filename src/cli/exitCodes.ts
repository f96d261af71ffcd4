/** What a command ends with; 130 is what a shell expects after Ctrl-C. */
export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;
