/** Messages on recipes: what is checked, corrected and suggested. */

export const recipeMessages = {};
