/** What is known of the built-in model before it is loaded; its files say the same. */

export const builtinModel = { layers: 3 } as const;
