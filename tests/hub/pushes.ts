/**
 * The Hub's endpoints that a push uses, as its documentation describes them: a repository is created, the server says which
 * files are large, these are uploaded by their SHA-256 (Git LFS, basic transfers), and one commit names all files.
 */

import { createHash } from 'node:crypto';

/** A repository that was pushed to. */
export interface PushedRepo {
  readonly hidden: boolean;
  readonly files: Map<string, Buffer>;
  /** Of its commits. */
  readonly titles: string[];
}

export interface Pushes {
  /** By "owner/name". */
  readonly repos: Map<string, PushedRepo>;
  /** Null where the address is none of a push. */
  answer(request: PushRequest): PushAnswer | null;
}

export interface PushRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

export interface PushAnswer {
  readonly status: number;
  readonly json: unknown;
}

interface Line {
  readonly key: 'header' | 'file' | 'lfsFile';
  readonly value: {
    readonly summary?: string;
    readonly path?: string;
    readonly content?: string;
    readonly oid?: string;
    readonly size?: number;
  };
}

/** @param token the one that may write to repositories of `owner` */
export function createPushes(token: string, owner: string, largeAbove: number, url: () => string): Pushes {
  const repos = new Map<string, PushedRepo>();
  const stored = new Map<string, Buffer>();
  const refused = (status: number): PushAnswer => ({ status, json: { error: 'refused' } });
  const read = <T>(body: Buffer): T => JSON.parse(body.toString());

  function create(body: Buffer): PushAnswer {
    const { name, organization, visibility } = read<Record<string, string>>(body);
    const id = `${organization}/${name}`;
    if (organization !== owner) return refused(403);
    if (repos.has(id)) return { status: 409, json: { error: 'You already created this model repo' } };
    repos.set(id, {
      hidden: visibility === 'private',
      files: new Map([['.gitattributes', Buffer.from('')]]),
      titles: [],
    });
    return { status: 200, json: { url: `${url()}/${id}`, id } };
  }

  function commit(repo: PushedRepo, body: Buffer): PushAnswer {
    const lines = body
      .toString()
      .split('\n')
      .map((line): Line => JSON.parse(line));
    for (const { key, value } of lines) {
      if (key === 'header') repo.titles.push(value.summary ?? '');
      if (key === 'file') repo.files.set(value.path ?? '', Buffer.from(value.content ?? '', 'base64'));
      if (key !== 'lfsFile') continue;
      const bytes = stored.get(value.oid ?? '');
      if (!bytes || bytes.length !== value.size) return refused(400);
      repo.files.set(value.path ?? '', bytes);
    }
    return { status: 200, json: { success: true, commitOid: 'c0ffee', commitUrl: `${url()}/commit/c0ffee` } };
  }

  function upload(oid: string, body: Buffer): PushAnswer {
    if (createHash('sha256').update(body).digest('hex') !== oid) return refused(400);
    stored.set(oid, body);
    return { status: 200, json: {} };
  }

  function batch(body: Buffer): PushAnswer {
    const { objects } = read<{ objects: { oid: string; size: number }[] }>(body);
    const actions = (oid: string) => ({ upload: { href: `${url()}/lfs/${oid}` } });
    return {
      status: 200,
      json: {
        transfer: 'basic',
        objects: objects.map(({ oid, size }) => ({ oid, size, actions: actions(oid) })),
      },
    };
  }

  function preupload(body: Buffer): PushAnswer {
    const { files } = read<{ files: { path: string; size: number }[] }>(body);
    const uploadMode = (size: number) => (size > largeAbove ? 'lfs' : 'regular');
    return {
      status: 200,
      json: { files: files.map(({ path, size }) => ({ path, uploadMode: uploadMode(size) })) },
    };
  }

  return {
    repos,
    answer({ method, path, authorization, body }) {
      // What is uploaded goes to an address that is signed; no token is sent there.
      const [, oid] = /^\/lfs\/([0-9a-f]{64})$/.exec(path) ?? [];
      if (method === 'PUT' && oid !== undefined)
        return authorization === undefined ? upload(oid, body) : refused(400);
      const [, id = '', rest = ''] =
        /^\/(?:api\/models\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?\/(preupload\/main|commit\/main|info\/lfs\/objects\/batch|tree\/main|revision\/HEAD)$/.exec(
          path,
        ) ?? [];
      const creates = path === '/api/repos/create';
      if (!creates && rest === '') return null;
      if (authorization !== `Bearer ${token}`) return refused(401);
      if (creates) return create(body);
      const repo = repos.get(id);
      if (!repo) return refused(404);
      switch (rest) {
        case 'preupload/main':
          return preupload(body);
        case 'info/lfs/objects/batch':
          return batch(body);
        case 'commit/main':
          return commit(repo, body);
        case 'tree/main':
          return {
            status: 200,
            json: [...repo.files].map(([name, { length }]) => ({
              type: 'file',
              path: name,
              size: length,
              oid: 'x',
            })),
          };
        default:
          return {
            status: 200,
            json: {
              id,
              private: repo.hidden,
              gated: false,
              likes: 0,
              downloads: 0,
              lastModified: '2026-01-01',
            },
          };
      }
    },
  };
}
