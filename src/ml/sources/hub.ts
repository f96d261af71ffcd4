/**
 * A model of the Hugging Face Hub, or of a mirror that answers like it: what a download would fetch, and the download.
 * Requests carry the model's id, revision and file paths, and nothing else.
 */

import * as z from 'zod/mini';
import { NetworkError } from '../../core/errors';
import { recognise } from '../model/recognise';
import type { ModelFiles } from '../model/types';
import { weightFiles } from '../model/weights';
import { download, type RemoteFile } from './download';
import { type FileCache, memoryCache } from './fileCache';
import { type FileEntry, folderFiles } from './folder';
import { hubAddresses, type HubModel, hubRefusal, neededFiles } from './hubModel';
import { getJson } from './json';
import { type BytesReport, sumOfFiles } from './progress';
import { browserTransport, persist, request, type RequestOptions, type Transport } from './request';

export interface HubOptions {
  readonly signal?: AbortSignal | undefined;
  readonly cache?: FileCache;
  readonly transport?: Transport;
  readonly onProgress?: BytesReport | undefined;
}

export interface HubSize {
  /** Of all files that a download fetches. */
  readonly bytes: number;
  /** True where every one of them is in the cache. */
  readonly cached: boolean;
}

/** A file of a repository, with the size that the Hub states. */
type HubFile = RemoteFile & { readonly path: string; readonly size: number };

/** Throws a ModelError for an impossible id, revision or endpoint, a NetworkError for what the server says. */
export async function hubSize(model: HubModel, options: HubOptions = {}): Promise<HubSize> {
  const { small, weights } = await listFiles(model, options);
  const files = [...small, ...weights];
  const cache = options.cache ?? memoryCache();
  const known = await Promise.all(files.map(({ key }) => cache.get(key)));
  return {
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    cached: known.every((blob) => blob !== null),
  };
}

/**
 * Downloads what a model is read from. The small files come first, so that a model that cannot work is refused before
 * its weights are fetched. Throws as `hubSize`, and a ModelError for a model that is not supported.
 */
export async function hubFiles(model: HubModel, options: HubOptions = {}): Promise<ModelFiles> {
  const { paths, small, weights } = await listFiles(model, options);
  const wanted = [...small, ...weights];
  const listener = sumOfFiles(
    wanted.map(({ size }) => size),
    options.onProgress,
  );
  const cache = options.cache ?? memoryCache();
  const entries: FileEntry[] = [];
  const files = (): ModelFiles => ({ ...folderFiles(model.id, entries), paths });
  for (const [i, wantedFile] of wanted.entries()) {
    if (i === small.length) await refuseEarly(files());
    const file = await download(wantedFile, cache, requestOptions(model, options), listener(i));
    entries.push({ path: wantedFile.path, file });
  }
  if (weights.length === 0) await refuseEarly(files());
  return files();
}

/** Throws the ModelError that reading the model would end in, as far as the small files tell. */
async function refuseEarly(files: ModelFiles): Promise<void> {
  const { files: own, modules } = await recognise(files);
  await weightFiles(own, modules.transformer);
}

const bytes = z.optional(z.nullable(z.number().check(z.int(), z.nonnegative())));
const listSchema = z.object({
  sha: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: bytes,
      blobId: z.optional(z.string()),
      lfs: z.optional(z.nullable(z.object({ sha256: z.optional(z.string()), size: bytes }))),
    }),
  ),
});

/** The repository's paths, and of them what is needed, at the commit that the revision names now. */
async function listFiles(model: HubModel, options: HubOptions) {
  const addresses = hubAddresses(model);
  const requested = requestOptions(model, options);
  const { sha, siblings } = await getJson(addresses.list, listSchema, requested);
  const paths = siblings.map(({ rfilename }) => rfilename);
  const needed = neededFiles(paths);
  const describe = async (path: string): Promise<HubFile> => {
    const entry = siblings.find(({ rfilename }) => rfilename === path);
    const url = addresses.file(sha, path);
    const sha256 = entry?.lfs?.sha256 ?? null;
    return {
      path,
      url,
      // What the Hub sends as ETag: the content's SHA-256 for large files, else Git's hash of it.
      key: sha256 ?? entry?.blobId ?? url,
      sha256,
      size: entry?.lfs?.size ?? entry?.size ?? (await headSize(url, requested)),
    };
  };
  return {
    paths,
    small: await Promise.all(needed.small.map(describe)),
    weights: await Promise.all(needed.weights.map(describe)),
  };
}

/** The size of a file whose list does not state it. */
async function headSize(url: string, options: RequestOptions): Promise<number> {
  const { response } = await persist(url, options, () => request('HEAD', url, {}, options));
  const size = Number(response.headers.get('Content-Length') ?? NaN);
  if (Number.isSafeInteger(size)) return size;
  throw new NetworkError(
    `${url} does not say how large it is.`,
    'Use another endpoint, such as "https://huggingface.co".',
  );
}

function requestOptions(model: HubModel, options: HubOptions): RequestOptions {
  return {
    signal: options.signal,
    transport: options.transport ?? browserTransport,
    refusal: hubRefusal(model),
  };
}
