/** The model that is served with the page: fetched once, then kept in memory. */

import * as z from 'zod/mini';
import { NetworkError } from '../../core/errors';
import type { ServedFile } from '../../core/model/builtin';
import { message } from '../../messages/message';
import type { ModelFiles } from '../model/types';
import { download } from './download';
import { type FileCache, memoryCache } from './fileCache';
import { folderFiles } from './folder';
import { getJson } from './json';
import { type BytesReport, sumOfFiles } from './progress';
import { browserTransport, type RequestOptions, type Transport } from './request';

export interface BuiltinOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: BytesReport | undefined;
  readonly transport?: Transport;
  /** Keeps the files between two calls. */
  readonly cache?: FileCache;
}

const listSchema = z.array(z.object({ path: z.string(), size: z.number().check(z.int(), z.nonnegative()) }));

/**
 * Fetches each file. Throws a NetworkError that names the failing address.
 * @param from the files, or their folder, which ends in "/": its files.json ([{path, size}]) lists them
 */
export async function builtinFiles(
  from: string | URL | readonly ServedFile[],
  options: BuiltinOptions = {},
): Promise<ModelFiles> {
  const { signal, onProgress, transport = browserTransport, cache = memoryCache() } = options;
  const request: RequestOptions = {
    signal,
    transport,
    refusal: (status) =>
      new NetworkError(
        message('network.builtin.refused', { base: folderOf(from), status }),
        message('network.next.reloadOrAnother'),
      ),
  };
  const list = typeof from === 'string' || from instanceof URL ? await listed(from, request) : from;
  const listener = sumOfFiles(
    list.map(({ size }) => size),
    onProgress,
  );
  const entries = [];
  for (const [i, { path, size, url }] of list.entries()) {
    const file = await download({ url, key: url, size, sha256: null }, cache, request, listener(i));
    entries.push({ path, file });
  }
  return folderFiles('Built-in', entries);
}

async function listed(base: string | URL, request: RequestOptions): Promise<readonly ServedFile[]> {
  const list = await getJson(new URL('files.json', base).href, listSchema, request);
  return list.map((file) => ({ ...file, url: new URL(file.path, base).href }));
}

const folderOf = (from: string | URL | readonly ServedFile[]): string =>
  typeof from === 'string' || from instanceof URL ? String(from) : (from[0]?.url.replace(/[^/]*$/, '') ?? '');
