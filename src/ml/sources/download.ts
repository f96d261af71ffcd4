/** One file over HTTP into a cache: resumed where it broke off, checked for its length and hash before it counts. */

import { NetworkError } from '../../core/errors';
import type { FileCache, PartialFile } from './fileCache';
import { Broken, persist, request, type RequestOptions } from './request';
import { sha256Hex } from './sha256';

export interface RemoteFile {
  readonly url: string;
  /** Names its content: two files of one key are the same bytes. */
  readonly key: string;
  /** Bytes; null where the source does not say. */
  readonly size: number | null;
  /** In hexadecimal; null where the source does not say. */
  readonly sha256: string | null;
}

/**
 * The file's bytes; `onBytes` hears how many are there. Throws a NetworkError that names the address; what had come
 * by then is kept for the next try.
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
      throw damaged(file, fault);
    }
    await partial.publish();
    return blob;
  } finally {
    await partial.close();
  }
}

/** Appends what is missing, over as many connections as it takes. */
async function fill(
  partial: PartialFile,
  file: RemoteFile,
  options: RequestOptions,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let etag: string | null = null;
  let before = 0;
  const attempt = async () => {
    before = partial.size;
    onBytes(before);
    if (partial.size > 0 && partial.size === file.size) return;
    // No If-Range: a server must first allow that header (CORS preflight). The ETags are compared here instead.
    const range = partial.size > 0 ? { Range: `bytes=${partial.size}-` } : {};
    const answer = await request('GET', file.url, range, options);
    const { headers, status } = answer.response;
    if (headers.get('Content-Type')?.startsWith('text/html')) {
      throw new NetworkError(
        `${file.url} answered with a web page in place of the file.`,
        'Check the address: a sign-in page of a network, or a wrong endpoint, answers like this.',
      );
    }
    const tag = headers.get('ETag');
    if (status === 206 && (rangeStart(headers) !== partial.size || (etag !== null && tag !== etag))) {
      await partial.clear();
      throw new Broken('sent another part of the file than the one asked for');
    }
    etag = tag;
    if (status !== 206 && partial.size > 0) await partial.clear();
    const declared = wholeSize(headers, status);
    if (file.size !== null && declared !== null && declared !== file.size) {
      await partial.clear();
      throw damaged(file, `is ${declared} bytes long where ${file.size} were announced`);
    }
    const whole = file.size ?? declared;
    for await (const piece of answer.bytes()) {
      await partial.append(piece);
      onBytes(partial.size);
      if (whole !== null && partial.size > whole) return;
    }
    if (whole !== null && partial.size < whole) throw new Broken('broke off before the end of the file');
  };
  await persist(file.url, options, attempt, () => partial.size > before);
}

const damaged = ({ url }: RemoteFile, fault: string) =>
  new NetworkError(`${url} ${fault}.`, 'Try again; if it persists, the source itself is damaged.');

/** What is wrong with a whole file, or null. */
async function faultOf(blob: Blob, { size, sha256 }: RemoteFile): Promise<string | null> {
  if (size !== null && blob.size !== size)
    return `sent ${blob.size} bytes or more where ${size} were announced`;
  if (sha256 !== null && (await sha256Hex(blob)) !== sha256) {
    return 'sent bytes whose SHA-256 is not the one that was announced';
  }
  return null;
}

/** The first byte of a partial answer; null where the header does not say. */
function rangeStart(headers: Headers): number | null {
  const match = /^bytes (\d+)-/.exec(headers.get('Content-Range') ?? '');
  return match ? Number(match[1]) : null;
}

/** The whole file's length as the answer states it; an encoded answer's Content-Length is of something else. */
function wholeSize(headers: Headers, status: number): number | null {
  if (headers.get('Content-Encoding') !== null) return null;
  const value =
    status === 206 ? /\/(\d+)$/.exec(headers.get('Content-Range') ?? '')?.[1] : headers.get('Content-Length');
  return value === null || value === undefined ? null : Number(value);
}
