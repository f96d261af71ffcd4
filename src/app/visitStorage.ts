/** `localStorage`, or null where the browser refuses it, as some private windows do. */
export function visitStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
