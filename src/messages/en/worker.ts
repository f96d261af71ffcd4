/** Messages on the worker: calls, downloads, the search. */

export const workerMessages = {};
