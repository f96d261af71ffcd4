/** Values as Python writes them. */

/** A Python string literal: JSON's escapes are Python's, too. */
export const python = (text: string): string => JSON.stringify(text);

/** A list of strings. */
export const pythonList = (texts: readonly string[]): string => `[${texts.map(python).join(', ')}]`;
