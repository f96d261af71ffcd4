/** How much a message copies. */

/** Values deeper in a message, or further on in it, are not looked at. */
const [maxDepth, maxItems] = [6, 2000];

/**
 * About how many bytes a structured clone of this value copies: numbers take 8, text 2 a character, typed arrays what
 * they hold. Files and Blobs take nothing: they are passed on by reference, and have no properties of their own.
 */
export function payloadBytes(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value === 'number') return 8;
  if (typeof value !== 'object' || value === null) return 1;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (depth === maxDepth) return 0;
  const inner = Array.isArray(value) ? value : Object.values(value);
  let sum = 0;
  for (const item of inner.slice(0, maxItems)) sum += payloadBytes(item, depth + 1);
  return inner.length > maxItems ? Math.round((sum * inner.length) / maxItems) : sum;
}
