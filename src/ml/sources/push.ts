/**
 * Pushes a model's files to the Hugging Face Hub, or to a mirror with the same API: a repository is created, and the files
 * are one commit. The token is in the headers of these requests and nowhere else.
 */

import type * as library from '@huggingface/hub';
import { ModelError, NetworkError } from '../../core/errors';
import type { PushTarget } from '../../core/model/push';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import { hubAddresses, endpointOf } from './hubModel';

export interface PushedFile {
  /** In the repository. */
  readonly path: string;
  readonly content: Blob;
}

export interface PushOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}

type Hub = typeof library;

/** The one file that the Hub puts into a new repository. */
const own = '.gitattributes';

/**
 * A repository of that name is used only where it is empty and as visible as asked.
 * @returns the address of the repository's page
 * @throws ModelError for an invalid target, NetworkError for a server's refusal or a broken connection
 */
export async function pushFiles(
  target: PushTarget,
  files: readonly PushedFile[],
  { signal, report }: PushOptions,
): Promise<string> {
  const { id, token } = target;
  checkTarget(target);
  const hub = await import('@huggingface/hub');
  const hubUrl = endpointOf(target.endpoint);
  const send: typeof fetch = (url, init) =>
    fetch(url, { ...init, signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  const to = { repo: { type: 'model', name: id }, hubUrl, accessToken: token, fetch: send } as const;
  report({ what: message('push.progress.creating'), done: 0, total: 0 });
  await explained(hub, target, signal, () => create(hub, target, to));
  const operations = files.map(({ path, content }) => ({ operation: 'addOrUpdate', path, content }) as const);
  const show = createProgress(files, report);
  await explained(
    hub,
    target,
    signal,
    async () => {
      const commit = hub.commitIter({ ...to, title: 'Upload model', operations, abortSignal: signal });
      for await (const event of commit) show(event);
    },
    true,
  );
  return `${hubUrl}/${id}`;
}

function checkTarget({ id, endpoint, token }: PushTarget): void {
  hubAddresses({ id, revision: 'main', endpoint });
  // No letter of the token in the message.
  if (!/^hf_\w+$/.test(token)) throw new ModelError(message('push.token'), message('push.token.next'));
}

type To = Parameters<Hub['listFiles']>[0];

async function create(
  hub: Hub,
  target: PushTarget,
  to: To & { readonly accessToken: string },
): Promise<void> {
  const { id, hidden } = target;
  try {
    await hub.createRepo({ ...to, private: hidden });
  } catch (error) {
    if (!(error instanceof hub.HubApiError && error.statusCode === 409)) throw error;
    for await (const { path } of hub.listFiles(to)) {
      if (path !== own) throw new NetworkError(message('push.exists', { id }), message('push.exists.next'));
    }
    const there = await hub.modelInfo({ ...to, name: id });
    if (there.private === hidden) return;
    throw new NetworkError(
      message('push.visibility', { id, hidden: there.private }),
      message('push.visibility.next'),
    );
  }
}

/** @param created whether the repository is there, empty still */
async function explained(
  hub: Hub,
  { id, endpoint }: PushTarget,
  signal: AbortSignal,
  work: () => Promise<void>,
  created = false,
): Promise<void> {
  const { host } = new URL(endpoint);
  const kept = created ? { kept: message('push.kept', { id }) } : {};
  try {
    await work();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof NetworkError) throw cause;
    if (!(cause instanceof hub.HubApiError)) {
      const what = message('network.connection.broken', { url: host });
      throw new NetworkError(what, message('network.next.connection'), { ...kept, cause });
    }
    const status = cause.statusCode;
    const details = { ...kept, cause };
    if (status === 401) {
      throw new NetworkError(message('push.refused', { host }), message('push.refused.next'), details);
    }
    if (status === 403) {
      throw new NetworkError(
        message('push.forbidden', { host, id }),
        message('push.forbidden.next'),
        details,
      );
    }
    if (status === 409) {
      throw new NetworkError(message('push.conflict', { id }), message('push.conflict.next'), details);
    }
    const what = message('network.answer.status', { url: host, status });
    throw new NetworkError(what, message('network.next.addressOrLater'), details);
  }
}

/** Reports bytes: of all large files while they are hashed, then while they are uploaded. */
function createProgress(files: readonly PushedFile[], report: PushOptions['report']) {
  const sizes = new Map(files.map(({ path, content }) => [path, content.size]));
  const done = { hashing: new Map<string, number>(), uploading: new Map<string, number>() };
  const total = files.reduce((sum, { content }) => sum + content.size, 0);
  return (event: library.CommitProgressEvent) => {
    if (event.event === 'phase') {
      if (event.phase === 'committing') {
        report({ what: message('push.progress.committing'), done: 0, total: 0 });
      }
      return;
    }
    const { path, progress, state } = event;
    if (state === 'error') return;
    done[state].set(path, progress * (sizes.get(path) ?? 0));
    const bytes = [...done[state].values()].reduce((a, b) => a + b, 0);
    const what = state === 'hashing' ? message('push.progress.hashing') : message('push.progress.uploading');
    report({ what, done: Math.round(bytes), total });
  };
}
