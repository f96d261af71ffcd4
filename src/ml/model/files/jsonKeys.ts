/** Finds a name that occurs twice in one JSON object, which JSON.parse would accept. */

/** The first repeated key of any object in `text` (valid JSON), or null. */
export function repeatedKey(text: string): string | null {
  // One entry per open bracket: the keys seen in that object, or null for an array.
  const open: (Set<string> | null)[] = [];
  let keyNext = false;
  for (let i = 0; i < text.length; i++) {
    switch (text[i]) {
      case '{':
        open.push(new Set());
        keyNext = true;
        break;
      case '[':
        open.push(null);
        keyNext = false;
        break;
      case '}':
      case ']':
        open.pop();
        keyNext = false;
        break;
      case ',':
        keyNext = open.at(-1) !== null;
        break;
      case '"': {
        const start = i++;
        while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
        const keys = open.at(-1);
        if (!keyNext || !keys) break;
        const key: unknown = JSON.parse(text.slice(start, i + 1));
        if (typeof key === 'string') {
          if (keys.has(key)) return key;
          keys.add(key);
        }
        keyNext = false;
      }
    }
  }
  return null;
}
