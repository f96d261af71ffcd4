/** Reads a golden file that is kept compressed. */

export async function unzippedJson(gzipped: Blob): Promise<unknown> {
  const [first] = new Uint8Array(await gzipped.slice(0, 1).arrayBuffer());
  // Some servers say that it is compressed JSON, and the browser unpacks it.
  const packed = first === 0x1f;
  const stream = gzipped.stream();
  const json = packed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return new Response(json).json();
}
