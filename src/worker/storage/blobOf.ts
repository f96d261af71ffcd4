/** A stream as one Blob, which browsers keep on disk when large. */
export async function blobOf(
  stream: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  onProgress: (bytes: number) => void = () => {},
): Promise<Blob> {
  const parts: Blob[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    signal.throwIfAborted();
    parts.push(new Blob([new Uint8Array(chunk)]));
    bytes += chunk.byteLength;
    onProgress(bytes);
  }
  return new Blob(parts);
}
