/** Messages on losses: what each does, when to use it, what it needs, and what the wizard answers. */

export const lossMessages = {};
