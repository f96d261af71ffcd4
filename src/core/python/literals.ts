/** Values as Python writes them. */

/** A Python string literal: JSON's escapes are Python's, too. */
export const python = (text: string): string => JSON.stringify(text);
