/** What a text is, where it is no sentence: data, code, markup, an id, one word repeated. */

export const textKinds = ['literals', 'ids', 'code', 'markup', 'repeatedWord'] as const;
export type TextKind = (typeof textKinds)[number];

/** Characters of a text that are looked at. */
const looked = 2000;

/** The kind of a trimmed text; null for a sentence. */
export function textKind(text: string): TextKind | null {
  const start = text.length > looked ? text.slice(0, looked) : text;
  if (isLiteral(text, start)) return 'literals';
  if (isId(start)) return 'ids';
  if (hasMarkup(start)) return 'markup';
  if (isCode(start)) return 'code';
  return isOneWord(start) ? 'repeatedWord' : null;
}

/** A whole list, object or bytes literal of JSON, Python or numpy; text in brackets, such as "[laughs]", is none. */
function isLiteral(text: string, start: string): boolean {
  const opening = start[0];
  if (opening === 'b' || opening === 'a') return /^b(['"]).*\1$|^array\(\[/s.test(start);
  if (opening !== '[' && opening !== '{' && opening !== '(') return false;
  const closing = text.at(-1);
  if (closing !== ']' && closing !== '}' && closing !== ')') return false;
  // A quoted text or an inner bracket right after the bracket, or `"key":` and `key:` in braces.
  return (
    /^[[({]\s*(?:[[{]\s*)*(?:b?'[^']*'\s*[,\]):}]|b?"[^"]*"\s*[,\]):}]|\w+\s*:\s*["'[{\d])/.test(start) ||
    /^[[(]\s*-?\d[\d.eE+-]*\s*(?:,\s*-?\d[\d.eE+-]*\s*)+,?\s*[\])]$/.test(start) ||
    /^(?:\[\s*\]|\{\s*\})$/.test(start)
  );
}

/** Nothing but a number, a web address, a path, an id or a hash: no spaces, with a digit in it. */
function isId(text: string): boolean {
  if (text.includes(' ')) return /^[\d\s.,:/+-]+$/.test(text);
  if (/^(?:https?|ftp|s3|gs|file):\/\/\S+$|^www\.\S+\.\S+$/i.test(text)) return true;
  // A name such as "covid-19" is like an id too, but no third of a column of sentences is.
  return /\d/.test(text) && /^[\w.:/#@+=-]{3,}$/.test(text);
}

const tag =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|th|img|code|pre|body|html|head|script|style|sub|sup|font|blockquote|section|hr)\b[^<>]*>/i;
const entity = /&(?:amp|nbsp|quot|lt|gt|apos|ndash|mdash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});/i;
const markdown = /\[[^\]\n]+\]\(https?:\/\/|^#{1,6} \S|```|\*\*[^*\s][^*]*\*\*/m;

/** Sentences without any of these characters are most of them. */
const hasMarkup = (text: string) =>
  /[<&[#`*]/.test(text) && (tag.test(text) || entity.test(text) || markdown.test(text));

const codeSigns: readonly RegExp[] = [
  /[;{}]\s*$/m,
  /\b(?:def|function|class|fn|func|struct|interface)\s+\w+\s*[({:<]/,
  /\b(?:const|let|var|int|float|double|bool|char|public|private|static|void)\s+\w+(?:\s*=|\(|\s+\w+\()/,
  /\bimport\s+[\w.{*]+(?:\s+as\s+\w+|\s+from\s|;|\s*$)|\bfrom\s+[\w.]+\s+import\b|#include\s*[<"]/m,
  /\b\w+\([^()]*\)\s*(?:;|\.\w+\(|[:{]\s*$)|\w\.\w+\(/m,
  /=>|->|::|[!=]==?|&&|\|\||[+*/-]=|\w\[\w+\]/,
  /\b(?:return|if|while|for|elif|print)\b\s*[(\w'"]+[^.?!]*[;:{)]\s*$/m,
  /\b\w+\s=\s(?:\w+[([]|['"\d[{])/,
];
const sql = /\b(?:SELECT\b[^?]*\bFROM|INSERT\s+INTO|UPDATE\b[^?]*\bSET|CREATE\s+TABLE)\b/;

/** Two different signs of a programming language; prose has one of them now and then. */
function isCode(text: string): boolean {
  if (!/[=;(){}<>]|SELECT|INSERT|CREATE/.test(text)) return false;
  if (sql.test(text)) return true;
  let signs = 0;
  for (const sign of codeSigns) if (sign.test(text) && ++signs === 2) return true;
  return false;
}

/** "test test test": three times at least. */
function isOneWord(text: string): boolean {
  const end = text.indexOf(' ');
  const first = text.slice(0, end).toLowerCase();
  if (end < 1 || text.slice(end + 1, 2 * end + 1).toLowerCase() !== first) return false;
  const words = text.toLowerCase().split(/\s+/);
  return words.length >= 3 && words.every((word) => word === words[0]);
}
