/** Messages on devices: backends, GPUs, threads, memory. */

export const deviceMessages = {};
