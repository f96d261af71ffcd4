/** SHA-256 by Web Crypto, which hashes far faster than script, but only what lies in memory. */

/** Larger files are hashed in pieces of so many bytes. */
export const pieceBytes = 16 * 1024 * 1024;

export const sha256 = (bytes: BufferSource): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/** In hexadecimal. */
export const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
