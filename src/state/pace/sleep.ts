/** Pauses before a call is made, so that not every key leads to one. Milliseconds. */

/** After the last key, before the models are asked. */
export const typingDelay = 250;

/** After the last change, before the estimates are asked for. */
export const estimateDelay = 200;

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
