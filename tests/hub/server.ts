/**
 * A small server that answers like the Hugging Face Hub: a list of files at a commit, redirects of large files to a
 * content address, ETag, Range, CORS; and that fails on demand, one request at a time.
 */

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPushes, type Pushes } from './pushes';

/** What goes wrong with one request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends after half of the bytes that were asked for. */
  | { readonly kind: 'cut' }
  /** Half of the bytes come, then nothing more. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'html' }
  /** A byte too many or too few, and a Content-Length that says so. */
  | { readonly kind: 'longer' }
  | { readonly kind: 'shorter' }
  /** A byte too many, and no Content-Length. */
  | { readonly kind: 'longer, unsaid' }
  /** One byte is another one. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'redirect loop' }
  /** The whole file, though a part was asked for. */
  | { readonly kind: 'no range' };

interface HubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HubServer {
  readonly endpoint: string;
  readonly commit: string;
  /** What was pushed; a push needs the token "hf_test" and a repository of "owner". */
  readonly pushed: Pushes['repos'];
  /** Every request so far. */
  readonly requests: readonly HubRequest[];
  /** The next requests for `path` ("list" is the list of files) fail like this, one after the other. */
  fail(path: string, ...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

export interface HubOptions {
  readonly id?: string;
  readonly revision?: string;
  /** Files above this many bytes are "large": redirected, and with a SHA-256 in the list. */
  readonly largeAbove?: number;
  /** False: the list has names only, as some mirrors give it. */
  readonly sizes?: boolean;
  /** 0 (default): a free one. */
  readonly port?: number;
}

const commit = 'c0ffee0123456789c0ffee0123456789c0ffee01';
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Accept, Range',
  'Access-Control-Expose-Headers':
    'ETag, Content-Range, Content-Length, Accept-Ranges, X-Linked-Size, X-Linked-ETag',
};

/** Serves `files` (by path) on a free port of localhost. */
export async function startHub(
  files: ReadonlyMap<string, Uint8Array>,
  { id = 'owner/name', revision = 'main', largeAbove = 1000, sizes = true, port = 0 }: HubOptions = {},
): Promise<HubServer> {
  const faults = new Map<string, Fault[]>();
  const requests: HubRequest[] = [];
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const isLarge = (bytes: Uint8Array) => bytes.length > largeAbove;
  // Git's name of a file's content, as the Hub has it in `blobId` and as the ETag of small files.
  const blobId = (bytes: Uint8Array) =>
    createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const etag = (bytes: Uint8Array) => (isLarge(bytes) ? sha256(bytes) : blobId(bytes));

  const list = () => ({
    id,
    sha: commit,
    siblings: [...files].map(([rfilename, bytes]) => ({
      rfilename,
      ...(sizes && { size: bytes.length, blobId: blobId(bytes) }),
      ...(sizes &&
        isLarge(bytes) && { lfs: { sha256: sha256(bytes), size: bytes.length, pointerSize: 134 } }),
    })),
  });

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname);
    if (request.method === 'OPTIONS') return end(response, 204, '');
    const { method = '', headers } = request;
    const [fault] = isPush(path) ? (faults.get(path) ?? []) : [];
    if (fault?.kind === 'status') {
      faults.get(path)?.shift();
      return end(response, fault.status, JSON.stringify({ error: 'refused' }), json);
    }
    if (fault?.kind === 'cut') {
      faults.get(path)?.shift();
      return void response.destroy();
    }
    const pushed = pushes.answer({ method, path, authorization: headers.authorization, body });
    if (pushed) return end(response, pushed.status, JSON.stringify(pushed.json), json);
    if (path === `/api/models/${id}/revision/${revision}`) {
      return guarded('list', request, response, Buffer.from(JSON.stringify(list())), {
        'Content-Type': 'application/json; charset=utf-8',
      });
    }
    const [, name] = path.split(`/${id}/resolve/${commit}/`);
    const bytes = name === undefined ? undefined : files.get(name);
    if (name !== undefined && bytes) {
      if (!isLarge(bytes)) return guarded(name, request, response, bytes, { ETag: `"${etag(bytes)}"` });
      return end(response, 302, '', {
        Location: `/cdn/${encodeURIComponent(name)}?signature=x`,
        'X-Linked-Size': String(bytes.length),
        'X-Linked-ETag': `"${etag(bytes)}"`,
      });
    }
    const [, stored] = path.split('/cdn/');
    const content = stored === undefined ? undefined : files.get(stored);
    if (stored !== undefined && content) {
      return guarded(stored, request, response, content, { ETag: `"${etag(content)}"` });
    }
    end(response, 404, JSON.stringify({ error: 'Repository not found' }));
  }

  /** Sends `bytes`, or what the next fault of `name` makes of them. */
  function guarded(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    bytes: Uint8Array,
    headers: Record<string, string>,
  ): void {
    const fault = faults.get(name)?.shift();
    switch (fault?.kind) {
      case 'status':
        return end(response, fault.status, JSON.stringify({ error: 'refused' }), fault.headers);
      case 'html':
        return end(response, 200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' });
      case 'redirect loop':
        faults.get(name)?.unshift(fault);
        return end(response, 302, '', { Location: request.url ?? '/' });
      case 'longer':
        return send(request, response, Buffer.concat([bytes, Buffer.from('!')]), headers);
      case 'shorter':
        return send(request, response, bytes.subarray(0, -1), headers);
      case 'longer, unsaid':
        response.writeHead(200, { ...cors, ...headers });
        response.write(bytes);
        response.end('!');
        return;
      case 'altered': {
        const altered = Buffer.from(bytes);
        altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1;
        return send(request, response, altered, headers);
      }
      default:
        return send(request, response, bytes, headers, fault?.kind);
    }
  }

  function send(
    request: IncomingMessage,
    response: ServerResponse,
    bytes: Uint8Array,
    headers: Record<string, string>,
    fault?: 'cut' | 'stall' | 'no range',
  ): void {
    const range = fault === 'no range' ? null : /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    if (range && start >= bytes.length) return end(response, 416, '');
    const body = bytes.subarray(start);
    response.writeHead(range ? 206 : 200, {
      ...cors,
      ...headers,
      'Accept-Ranges': 'bytes',
      'Content-Length': body.length,
      ...(range && { 'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    });
    if (request.method === 'HEAD') response.end();
    else if (fault === 'cut') response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    else if (fault === 'stall') response.write(body.subarray(0, body.length >> 1));
    else response.end(body);
  }

  const pushes = createPushes('hf_test', 'owner', largeAbove, () => endpoint());
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const body = Buffer.concat(pieces);
      requests.push({ method, path, headers, body: body.toString() });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  const endpoint = () => `http://127.0.0.1:${address.port}`;

  return {
    endpoint: endpoint(),
    commit,
    pushed: pushes.repos,
    requests,
    fail: (path, ...added) => faults.set(path, [...(faults.get(path) ?? []), ...added]),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Faults of a push are named by the address; those of a download by the file. */
const isPush = (path: string) => path.startsWith('/');

function end(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...cors, ...headers });
  response.end(body);
}
