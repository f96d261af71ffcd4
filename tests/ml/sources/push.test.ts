import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAbort, ProblemError } from '../../../src/core/errors';
import type { PushTarget } from '../../../src/core/model/push';
import type { Progress } from '../../../src/core/run/events';
import { message } from '../../../src/messages/message';
import { pushFiles } from '../../../src/ml/sources/push';
import { type HubServer, startHub } from '../../hub/server';

let hub: HubServer;
beforeEach(async () => void (hub = await startHub(new Map())));
afterEach(() => hub.close());

const id = 'owner/tuned';
const weights = new Uint8Array(5000).map((_, i) => i);
const files = [
  { path: 'README.md', content: new Blob(['# A model\n']) },
  { path: '1_Pooling/config.json', content: new Blob(['{}']) },
  { path: 'model.safetensors', content: new Blob([weights]) },
];
const target = (given: Partial<PushTarget> = {}): PushTarget => ({
  endpoint: hub.endpoint,
  id,
  hidden: true,
  token: 'hf_test',
  ...given,
});

function push(given: Partial<PushTarget> = {}, signal = new AbortController().signal) {
  const reports: Progress[] = [];
  return { reports, done: pushFiles(target(given), files, { signal, report: (one) => reports.push(one) }) };
}

async function problemOf(work: Promise<unknown>) {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ProblemError) return error.problem;
  throw new Error('It did not fail with a problem.', { cause: error });
}

describe('pushFiles', () => {
  it('creates the repository, private where asked, and commits every file once', async () => {
    const { done, reports } = push();
    expect(await done).toBe(`${hub.endpoint}/${id}`);
    const repo = hub.pushed.get(id);
    expect(repo?.hidden).toBe(true);
    expect(repo?.titles).toEqual(['Upload model']);
    expect([...(repo?.files.keys() ?? [])].sort()).toEqual(
      ['.gitattributes', ...files.map(({ path }) => path)].sort(),
    );
    expect(repo?.files.get('README.md')?.toString()).toBe('# A model\n');
    expect(repo?.files.get('model.safetensors')).toEqual(Buffer.from(weights));
    expect(reports.map(({ what }) => what.code)).toEqual(
      expect.arrayContaining(['push.progress.creating', 'push.progress.hashing', 'push.progress.uploading']),
    );
    for (const { done: bytes, total } of reports) expect(bytes).toBeLessThanOrEqual(total);
  });

  it('sends the token in the header of requests to the Hub alone, never in an address or a body', async () => {
    await push().done;
    for (const { path, body, headers } of hub.requests) {
      expect(path + body).not.toContain('hf_test');
      expect(headers.authorization).toBe(path.startsWith('/lfs/') ? undefined : 'Bearer hf_test');
    }
  });

  it('refuses a token that is none, and an id that is none, before any request', async () => {
    expect((await problemOf(push({ token: 'secret' }).done)).what).toEqual(message('push.token'));
    expect((await problemOf(push({ id: 'tuned' }).done)).kind).toBe('ModelError');
    expect(hub.requests).toEqual([]);
  });

  it('says that a token is not accepted, or must not write there', async () => {
    const host = new URL(hub.endpoint).host;
    expect((await problemOf(push({ token: 'hf_old' }).done)).what).toEqual(message('push.refused', { host }));
    const other = 'somebody/tuned';
    expect((await problemOf(push({ id: other }).done)).what).toEqual(
      message('push.forbidden', { host, id: other }),
    );
  });

  it('changes nothing in a repository that has files', async () => {
    await push().done;
    expect((await problemOf(push().done)).what).toEqual(message('push.exists', { id }));
    expect(hub.pushed.get(id)?.titles).toHaveLength(1);
  });

  it('uses an empty repository, as a push that failed has left it, but only one as visible as asked', async () => {
    hub.fail(`/api/models/${id}/commit/main`, { kind: 'status', status: 409 });
    const failed = await problemOf(push().done);
    expect(failed.what).toEqual(message('push.conflict', { id }));
    expect(failed.kept).toEqual(message('push.kept', { id }));
    expect((await problemOf(push({ hidden: false }).done)).what).toEqual(
      message('push.visibility', { id, hidden: true }),
    );
    await push().done;
    expect(hub.pushed.get(id)?.titles).toEqual(['Upload model']);
  });

  it('says that a connection broke', async () => {
    hub.fail(`/api/models/${id}/preupload/main`, { kind: 'cut' });
    const { what, kept } = await problemOf(push().done);
    expect(what.code).toBe('network.connection.broken');
    expect(kept).toEqual(message('push.kept', { id }));
  });

  it('ends with an AbortError and without a commit where it is cancelled', async () => {
    const cancel = new AbortController();
    const done = pushFiles(target(), files, {
      signal: cancel.signal,
      report: ({ what }) => what.code === 'push.progress.uploading' && cancel.abort(),
    });
    expect(isAbort(await done.catch((error: unknown) => error))).toBe(true);
    expect(hub.pushed.get(id)?.titles).toEqual([]);
  });
});
