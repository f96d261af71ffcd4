/** Identifies a file by its bytes: a copy of it is found again, and its runs with it. */

import { hex, pieceBytes, sha256 } from './sha256';

/**
 * SHA-256, in hexadecimal, of the SHA-256 digests of the file's pieces of 16 MiB.
 * @param onProgress takes the bytes that are hashed so far
 * @throws AbortError once the signal is aborted
 */
export async function fileFingerprint(
  file: Blob,
  signal: AbortSignal,
  onProgress: (bytes: number) => void = () => {},
): Promise<string> {
  const digests: ArrayBuffer[] = [];
  for (let at = 0; at === 0 || at < file.size; at += pieceBytes) {
    signal.throwIfAborted();
    digests.push(await sha256(await file.slice(at, at + pieceBytes).arrayBuffer()));
    onProgress(Math.min(file.size, at + pieceBytes));
  }
  return hex(await sha256(await new Blob(digests).arrayBuffer()));
}
