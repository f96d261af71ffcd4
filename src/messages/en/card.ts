/** Messages on the model card. */

export const cardMessages = {};
