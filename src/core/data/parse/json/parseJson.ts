/** JSON as Python writes it: with NaN and Infinity, which are no JSON and read as nothing here. */

/** A string, or a number that JSON lacks; outside of strings only. */
const lacking = /"(?:[^"\\]|\\[^])*"|-?\b(?:NaN|Infinity)\b/g;

/** @throws SyntaxError for what is no JSON otherwise */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error;
    return JSON.parse(text.replace(lacking, (found) => (found.startsWith('"') ? found : 'null')));
  }
}
