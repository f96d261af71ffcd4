/** Python's `repr` of plain values, as CPython writes it: the reference for reading dict literals. */

export type Plain = string | number | boolean | null | Plain[] | Map<string, Plain>;

export function pythonRepr(value: Plain): string {
  if (typeof value === 'string') return reprString(value);
  if (typeof value === 'number') return reprNumber(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  return `{${[...value].map(([key, item]) => `${reprString(key)}: ${pythonRepr(item)}`).join(', ')}}`;
}

const shortEscapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Single quotes, unless the text has those and no double ones; what does not print is escaped. */
function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => {
    if (char === quote) return `\\${char}`;
    const code = char.codePointAt(0) ?? 0;
    const short = shortEscapes.get(char);
    if (short) return short;
    if (!/[\p{C}\p{Z}]/u.test(char) || char === ' ') return char;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return `${quote}${body.join('')}${quote}`;
}

/** JavaScript and Python both write the shortest digits that give the number back; exponents differ in form only. */
function reprNumber(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}
