/** Downloads one file into a cache: resumed where it broke off, its length and hash checked before it is published. */

import { NetworkError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import type { FileCache, PartialFile } from './fileCache';
import { Broken, persist, request, type RequestOptions } from './request';
import { sha256Hex } from './sha256';

export interface RemoteFile {
  readonly url: string;
  /** Names its content: two files of one key are the same bytes. */
  readonly key: string;
  /** Bytes; null if the source does not say. */
  readonly size: number | null;
  /** In hexadecimal; null if the source does not say. */
  readonly sha256: string | null;
}

/**
 * The file's bytes; `onBytes` is called with the number downloaded so far. Throws a NetworkError that names the address;
 * the bytes so far are kept for the next attempt.
 */
export async function download(
  file: RemoteFile,
  cache: FileCache,
  options: RequestOptions,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  const known = await cache.get(file.key);
  if (known) {
    onBytes(known.size);
    return known;
  }
  const partial = await cache.open(file.key);
  try {
    await fill(partial, file, options, onBytes);
    const blob = await partial.finish();
    const fault = await faultOf(blob, file);
    if (fault !== null) {
      await partial.clear();
      throw damaged(fault);
    }
    await partial.publish();
    return blob;
  } finally {
    await partial.close();
  }
}

/** Appends the missing bytes, over as many connections as needed. */
async function fill(
  partial: PartialFile,
  file: RemoteFile,
  options: RequestOptions,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { url } = file;
  let etag: string | null = null;
  let before = 0;
  const attempt = async () => {
    before = partial.size;
    onBytes(before);
    if (partial.size > 0 && partial.size === file.size) return;
    // No If-Range: a server must first allow that header (CORS preflight). The ETags are compared here instead.
    const range = partial.size > 0 ? { Range: `bytes=${partial.size}-` } : {};
    const answer = await request('GET', url, range, options);
    const { headers, status } = answer.response;
    if (headers.get('Content-Type')?.startsWith('text/html')) {
      throw new NetworkError(message('network.answer.webPage', { url }), message('network.next.signInPage'));
    }
    const tag = headers.get('ETag');
    if (status === 206 && (rangeStart(headers) !== partial.size || (etag !== null && tag !== etag))) {
      await partial.clear();
      throw new Broken(message('network.connection.otherRange', { url }));
    }
    etag = tag;
    if (status !== 206 && partial.size > 0) await partial.clear();
    const declared = wholeSize(headers, status);
    if (file.size !== null && declared !== null && declared !== file.size) {
      await partial.clear();
      throw damaged(message('network.file.announcedLength', { url, bytes: declared, announced: file.size }));
    }
    const whole = file.size ?? declared;
    for await (const piece of answer.bytes()) {
      await partial.append(piece);
      onBytes(partial.size);
      if (whole !== null && partial.size > whole) return;
    }
    if (whole !== null && partial.size < whole) throw new Broken(message('network.connection.cut', { url }));
  };
  await persist(options, attempt, () => partial.size > before);
}

const damaged = (fault: Message) => new NetworkError(fault, message('network.next.damaged'));

/** What is wrong with a whole file, or null. */
async function faultOf(blob: Blob, { url, size, sha256 }: RemoteFile): Promise<Message | null> {
  if (size !== null && blob.size !== size) {
    return message('network.file.length', { url, bytes: blob.size, announced: size });
  }
  if (sha256 !== null && (await sha256Hex(blob)) !== sha256) return message('network.file.hash', { url });
  return null;
}

/** The first byte of a partial answer; null if the header does not say. */
function rangeStart(headers: Headers): number | null {
  const match = /^bytes (\d+)-/.exec(headers.get('Content-Range') ?? '');
  return match ? Number(match[1]) : null;
}

/** The whole file's length as the answer states it; the Content-Length of an encoded answer is that of the encoding. */
function wholeSize(headers: Headers, status: number): number | null {
  if (headers.get('Content-Encoding') !== null) return null;
  const value =
    status === 206 ? /\/(\d+)$/.exec(headers.get('Content-Range') ?? '')?.[1] : headers.get('Content-Length');
  return value === null || value === undefined ? null : Number(value);
}
