/** Identifies a file by its bytes: a copy of it is found again, and its runs with it. */

/** Web Crypto hashes far faster than script, but only what lies in memory. Bytes. */
const pieceBytes = 16 * 1024 * 1024;

/**
 * SHA-256, in hexadecimal, of the SHA-256 digests of the file's pieces of 16 MiB.
 * @throws AbortError once the signal is aborted
 */
export async function fileFingerprint(file: Blob, signal: AbortSignal): Promise<string> {
  const digests: ArrayBuffer[] = [];
  for (let at = 0; at === 0 || at < file.size; at += pieceBytes) {
    signal.throwIfAborted();
    digests.push(await sha256(await file.slice(at, at + pieceBytes).arrayBuffer()));
  }
  const whole = await sha256(await new Blob(digests).arrayBuffer());
  return Array.from(new Uint8Array(whole), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const sha256 = (bytes: ArrayBuffer) => crypto.subtle.digest('SHA-256', bytes);
