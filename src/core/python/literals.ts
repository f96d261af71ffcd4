/** Values as Python writes them. */

/** A Python string literal: JSON's escapes are Python's, too. */
export const python = (text: string): string => JSON.stringify(text);

/** A list of strings. */
export const pythonList = (texts: readonly string[]): string => `[${texts.map(python).join(', ')}]`;

/** A value of JSON: Python has other words for true, false and null. */
export function pythonValue(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries.map(([name, each]) => `${python(name)}: ${pythonValue(each)}`).join(', ')}}`;
}
