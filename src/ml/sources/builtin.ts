/** The model that is served with the page: fetched once, then kept in memory. */

import * as z from 'zod/mini';
import { NetworkError } from '../../core/errors';
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
 * Reads files.json ([{path, size}]) in the folder `base`, which ends in "/", and then each file. Throws a
 * NetworkError that names the failing address.
 */
export async function builtinFiles(base: string | URL, options: BuiltinOptions = {}): Promise<ModelFiles> {
  const { signal, onProgress, transport = browserTransport, cache = memoryCache() } = options;
  const request: RequestOptions = {
    signal,
    transport,
    refusal: (status) =>
      new NetworkError(
        message('network.builtin.refused', { base: String(base), status }),
        message('network.next.reloadOrAnother'),
      ),
  };
  const list = await getJson(new URL('files.json', base).href, listSchema, request);
  const listener = sumOfFiles(
    list.map(({ size }) => size),
    onProgress,
  );
  const entries = [];
  for (const [i, { path, size }] of list.entries()) {
    const url = new URL(path, base).href;
    const file = await download({ url, key: url, size, sha256: null }, cache, request, listener(i));
    entries.push({ path, file });
  }
  return folderFiles('Built-in', entries);
}
