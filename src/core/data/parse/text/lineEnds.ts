/** Which character ends the lines of a file. */

/** `\n` also stands for `\r\n`, mixed or not; `\r` for files in which nothing else ends a line. */
export type LineEnd = '\n' | '\r';

/** Decides by a sample of the text; line breaks inside quotes do not count. */
export function detectLineEnd(sample: string): LineEnd {
  if (!/\r(?!\n)/.test(sample)) return '\n';
  if (!sample.includes('\n')) return '\r';
  const outside = sample.replace(/"[^"]*"/g, '');
  return !outside.includes('\n') && outside.includes('\r') ? '\r' : '\n';
}

/** How often a line ends in the text. */
export function countLineEnds(text: string, lineEnd: LineEnd): number {
  let found = 0;
  for (let i = text.indexOf(lineEnd); i !== -1; i = text.indexOf(lineEnd, i + 1)) found++;
  return found;
}
