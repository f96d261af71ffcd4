/** Markdown in which any text is shown as text. */

/** The first row is the header. */
export function table(rows: readonly (readonly string[])[]): string {
  return rawTable(rows.map((cells) => cells.map(plain)));
}

/** The same for cells that are Markdown. */
export function rawTable(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Text that Markdown shows as text: the name of a folder may contain anything. */
export const plain = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, (sign) => (sign === '_' ? sign : `\\${sign}`));
