/**
 * A model of the Hugging Face Hub, or of a mirror with the same API: the size of a download, and the download. Requests
 * contain the model's id, revision and file paths, and nothing else.
 */

import * as z from 'zod/mini';
import type { ModelSize } from '../../core/model/work';
import { NetworkError } from '../../core/errors';
import type { Precision } from '../../core/run/precisions';
import { message } from '../../messages/message';
import { recognise } from '../model/folder/recognise';
import type { ModelFiles } from '../model/types';
import { weightFiles } from '../model/folder/weights';
import { download, type RemoteFile } from './download';
import { type FileCache, memoryCache } from './fileCache';
import { type FileEntry, folderFiles } from './folder';
import { firstWork } from './folderSize';
import { hubAddresses, type HubModel, hubRefusal, neededFiles } from './hubModel';
import { getJson } from './json';
import { type BytesReport, sumOfFiles } from './progress';
import { browserTransport, persist, request, type RequestOptions, type Transport } from './request';

export interface HubOptions {
  readonly signal?: AbortSignal | undefined;
  readonly cache?: FileCache;
  readonly transport?: Transport;
  readonly onProgress?: BytesReport | undefined;
  /** Fetches the ONNX file of this precision in the place of the weights. */
  readonly onnx?: Precision | null;
}

export interface HubSize {
  /** Of all files that a download fetches. */
  readonly bytes: number;
  /** Whether all of them are in the cache. */
  readonly cached: boolean;
}

/** A file of a repository, with the size given by the Hub. */
type HubFile = RemoteFile & { readonly path: string; readonly size: number };

/** Throws a ModelError for an invalid id, revision or endpoint, a NetworkError for a server's refusal. */
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

/** The same, with what the model's config.json says of its work. */
export async function hubModelSize(model: HubModel, options: HubOptions = {}): Promise<ModelSize> {
  const [{ bytes, cached }, { small }] = await Promise.all([
    hubSize(model, options),
    listFiles(model, options),
  ]);
  const url = new Map(small.map((file) => [file.path, file.url]));
  const work = await firstWork([...url.keys()], (path) =>
    getJson(url.get(path) ?? '', z.unknown(), requestOptions(model, options)),
  );
  return { bytes, remote: !cached, work };
}

/**
 * Downloads the files that a model is read from. The small files come first, so that an unsupported model is refused
 * before its weights are downloaded. Throws as `hubSize`, and a ModelError for a model that is not supported.
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
    if (i === small.length && !options.onnx) await refuseEarly(files());
    const file = await download(wantedFile, cache, requestOptions(model, options), listener(i));
    entries.push({ path: wantedFile.path, file });
  }
  if (weights.length === 0 && !options.onnx) await refuseEarly(files());
  return files();
}

/** Throws the ModelError that reading the model would throw, as far as the small files show it. */
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

/** The repository's paths, and those that are needed, at the revision's present commit. */
async function listFiles(model: HubModel, options: HubOptions) {
  const addresses = hubAddresses(model);
  const requested = requestOptions(model, options);
  const { sha, siblings } = await getJson(addresses.list, listSchema, requested);
  const paths = siblings.map(({ rfilename }) => rfilename);
  const needed = neededFiles(paths, options.onnx);
  const describe = async (path: string): Promise<HubFile> => {
    const entry = siblings.find(({ rfilename }) => rfilename === path);
    const url = addresses.file(sha, path);
    const sha256 = entry?.lfs?.sha256 ?? null;
    return {
      path,
      url,
      // The Hub's ETag: the content's SHA-256 for large files, else Git's hash of it.
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

/** The size of a file, if the list does not give it. */
async function headSize(url: string, options: RequestOptions): Promise<number> {
  const { response } = await persist(options, () => request('HEAD', url, {}, options));
  const size = Number(response.headers.get('Content-Length') ?? NaN);
  if (Number.isSafeInteger(size)) return size;
  throw new NetworkError(message('network.answer.noLength', { url }), message('network.next.otherEndpoint'));
}

function requestOptions(model: HubModel, options: HubOptions): RequestOptions {
  return {
    signal: options.signal,
    transport: options.transport ?? browserTransport,
    refusal: hubRefusal(model),
  };
}
