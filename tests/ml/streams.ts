/** Streams for tests, from and to what is in memory. */

export async function* streamOf<T>(items: Iterable<T>) {
  for (const item of items) yield await Promise.resolve(item);
}

export async function bytesIn(
  stream: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: BlobPart[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
