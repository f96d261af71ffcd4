/** The start of a text, of at most `length` characters; an ellipsis shows that there was more. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
