/** Finds out what one JSON object over a whole file is, from the start of its text: a record, a wrapper, columns. */

/** Names under which tools put the rows of a file. */
const rowNames = new Set(
  'data rows records items examples instances results pairs entries samples documents dataset train'.split(
    ' ',
  ),
);

export type JsonShape =
  /** Objects one after another, over several lines each. */
  | { readonly kind: 'records' }
  /** The list of rows starts at `start`; `others` are lists of rows that stand beside it. */
  | {
      readonly kind: 'wrapper';
      readonly name: string;
      readonly start: number;
      readonly others: readonly string[];
      /** The text of the list of column names beside rows that are arrays, as pandas writes; else null. */
      readonly columns: string | null;
    }
  /** Each value holds one column, or each one row under its key. */
  | { readonly kind: 'columns' };

interface Member {
  readonly path: string;
  readonly depth: number;
  /** Where the value starts. */
  readonly start: number;
  /** Where it ends; null where the sample ends first. */
  readonly end: number | null;
}

/** Wrappers around wrappers that are looked into. */
const wrapperDepth = 3;

/** `sample` starts with `{` (after white space). */
export function jsonShape(sample: string): JsonShape {
  const { members, closedAt } = scanMembers(sample);
  const follows = closedAt !== null && /^\s*,?\s*\{/.test(sample.slice(closedAt, closedAt + 1000));
  if (follows) return { kind: 'records' };
  const lists = members.filter(({ start }) => /^\[\s*\{/.test(sample.slice(start, start + 100)));
  const arrays = members.filter(({ start }) => /^\[\s*\[/.test(sample.slice(start, start + 100)));
  const tables = arrays.filter(({ path }) => rowNames.has(lastName(path)));
  const rows = lists.find(({ path }) => rowNames.has(lastName(path))) ?? tables[0] ?? longest(lists, sample);
  if (rows) {
    const others = [...lists, ...arrays].filter((list) => list !== rows).map(({ path }) => path);
    const names = members.find(({ path, end }) => lastName(path) === 'columns' && end !== null);
    const columns = tables.includes(rows) && names ? sample.slice(names.start, names.end ?? 0) : null;
    return { kind: 'wrapper', name: rows.path, start: rows.start, others, columns };
  }
  const top = members.filter(({ depth }) => depth === 1);
  const nested = top.every(({ start }) => sample[start] === '{' || sample[start] === '[');
  return { kind: top.length > 0 && nested ? 'columns' : 'records' };
}

export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

function longest(lists: readonly Member[], sample: string): Member | undefined {
  const length = ({ start, end }: Member) => (end ?? sample.length) - start;
  return [...lists].sort((a, b) => length(b) - length(a))[0];
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gsy;
const blank = /\s*/y;

/** The values in the first object and the objects directly in it, with their names; and where that object ends. */
function scanMembers(sample: string): { members: Member[]; closedAt: number | null } {
  const members: (Member & { end: number | null })[] = [];
  const open: { bracket: string; path: string; member: { end: number | null } | null }[] = [];
  let key: string | null = null;
  let before = '';
  for (let at = 0; at < sample.length;) {
    blank.lastIndex = at;
    blank.exec(sample);
    token.lastIndex = blank.lastIndex;
    const text = token.exec(sample)?.[0];
    if (text === undefined) break;
    const start = token.lastIndex - text.length;
    at = token.lastIndex;
    const parent = open.at(-1);
    const inObjects = open.every(({ bracket }) => bracket === '{') && open.length <= wrapperDepth;
    if (before === ':' && inObjects && parent && key !== null) {
      const path = parent.path === '' ? key : `${parent.path}.${key}`;
      const member = { path, depth: open.length, start, end: /[{[]/.test(text) ? null : at };
      members.push(member);
      if (text === '{' || text === '[') open.push({ bracket: text, path, member });
    } else if (text === '{' || text === '[') {
      open.push({ bracket: text, path: parent?.path ?? '', member: null });
    } else if (text === '}' || text === ']') {
      const closed = open.pop();
      if (closed?.member) closed.member.end = at;
      if (open.length === 0) return { members, closedAt: at };
    } else if (text.startsWith('"')) key = text.slice(1, -1);
    before = text;
  }
  return { members, closedAt: null };
}
