/** Pieces of Markdown that take any text as text. */

/** The first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  return rawTable(rows.map((cells) => cells.map(plain)));
}

/** The same of cells that are Markdown. */
export function rawTable(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Text that Markdown takes as text: what a person called a folder may hold anything. */
export const plain = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, (sign) => (sign === '_' ? sign : `\\${sign}`));
