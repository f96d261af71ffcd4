/** Messages on model folders: configuration, weights, tokenizer. */

export const modelMessages = {};
