/** Messages on fields of a recipe and parameters of losses: label and help. */

export const fieldMessages = {};
