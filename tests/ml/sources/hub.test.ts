import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ModelError, NetworkError } from '../../../src/core/errors';
import { readModel } from '../../../src/ml/sources/readModel';
import { type FileCache, memoryCache } from '../../../src/ml/sources/fileCache';
import { hubFiles, hubSize } from '../../../src/ml/sources/hub';
import { browserTransport, type Transport } from '../../../src/ml/sources/request';
import { type Fault, type HubServer, startHub } from '../../hub/server';
import { encoded, tinyBert, tinyDistilbert } from '../tinyModel';

const id = 'owner/name';
const weights = 'model.safetensors';
const contents = tinyBert({ 'README.md': 'A card.', 'onnx/model.onnx': 'x'.repeat(5000) });
const served = encoded(contents);
const wanted = [...served.keys()].filter((path) => path !== 'README.md' && path !== 'onnx/model.onnx');
const wantedBytes = wanted.reduce((sum, path) => sum + (served.get(path)?.length ?? 0), 0);

let hub: HubServer;
let cache: FileCache;
let pauses: number[];
let transport: Transport;
beforeEach(async () => {
  hub = await startHub(served);
  cache = memoryCache();
  pauses = [];
  transport = {
    ...browserTransport,
    stallMs: 200,
    sleep(ms) {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
});
afterEach(() => hub.close());

const model = (revision = 'main') => ({ id, revision, endpoint: hub.endpoint });
const load = (signal?: AbortSignal) => hubFiles(model(), { cache, transport, signal });
const asked = (path: string) => hub.requests.filter((request) => request.path.includes(path));
const problemOf = async (outcome: Promise<unknown>) => {
  const error: unknown = await outcome.then(
    () => new Error('It went through.'),
    (reason: unknown) => reason,
  );
  if (error instanceof ModelError || error instanceof NetworkError) return error.problem;
  throw error;
};
const many = (fault: Fault, times = 5) => Array.from({ length: times }, () => fault);
const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  status: code,
  headers,
});

describe('a model of the Hub', () => {
  test('has its size told before it is fetched', async () => {
    expect(await hubSize(model(), { cache, transport })).toEqual({ bytes: wantedBytes, cached: false });
    expect(hub.requests).toHaveLength(1);
  });

  test('is fetched at the commit of its revision, only the files that are needed, and reads', async () => {
    const description = await readModel(await load());
    expect(description.config).toMatchObject({
      pooling: ['mean'],
      modules: [{ kind: 'normalize' }],
      maxSeqLength: 16,
    });
    const fetched = hub.requests.map(({ path }) => path).filter((path) => path.includes('/resolve/'));
    expect(fetched.toSorted()).toEqual(
      wanted.map((path) => `/${id}/resolve/${hub.commit}/${path}`).toSorted(),
    );
    for await (const { data } of description.weights()) expect(data.every(Number.isFinite)).toBe(true);
  });

  test('reports its bytes up to the whole', async () => {
    const reports: [number, number][] = [];
    await hubFiles(model(), { cache, transport, onProgress: (...report) => reports.push(report) });
    expect(reports.at(-1)).toEqual([wantedBytes, wantedBytes]);
    expect(reports.every(([done], i) => done >= (reports[i - 1]?.[0] ?? 0))).toBe(true);
  });

  test('is kept: the second time only its list is asked for', async () => {
    await load();
    const before = hub.requests.length;
    await readModel(await load());
    expect(hub.requests.slice(before).map(({ path }) => path)).toEqual([
      `/api/models/${id}/revision/main?blobs=true`,
    ]);
    expect(await hubSize(model(), { cache, transport })).toEqual({ bytes: wantedBytes, cached: true });
  });

  test('is found at a mirror whose list has no sizes', async () => {
    const mirror = await startHub(served, { sizes: false });
    const locate = { id, revision: 'main', endpoint: `${mirror.endpoint}/` };
    expect(await hubSize(locate, { transport })).toEqual({ bytes: wantedBytes, cached: false });
    await readModel(await hubFiles(locate, { transport }));
    await mirror.close();
  });

  test('tells the server nothing but paths', async () => {
    await load();
    for (const { method, path, headers, body } of hub.requests) {
      expect(['GET', 'HEAD']).toContain(method);
      expect(body).toBe('');
      expect(path).toMatch(
        /^\/(api\/models\/owner\/name\/revision\/main\?blobs=true|owner\/name\/resolve\/|cdn\/)/,
      );
      expect(
        Object.keys(headers).filter((name) => ['authorization', 'cookie', 'referer'].includes(name)),
      ).toEqual([]);
    }
  });
});

describe('a broken download', () => {
  test('goes on where it was cut, and is whole', async () => {
    hub.fail(weights, { kind: 'cut' }, { kind: 'cut' });
    const files = await load();
    expect(await files.read(weights)).toEqual(served.get(weights));
    const size = served.get(weights)?.length ?? 0;
    expect(asked('/cdn/').map(({ headers }) => headers.range)).toEqual([
      undefined,
      `bytes=${size >> 1}-`,
      `bytes=${(size >> 1) + ((size - (size >> 1)) >> 1)}-`,
    ]);
  });

  test('may be cut more often than a server may fail in a row', async () => {
    hub.fail(weights, ...many({ kind: 'cut' }, 9));
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('goes on in a later try, even after the first was given up', async () => {
    hub.fail(weights, { kind: 'cut' }, ...many(status(503)));
    await expect(load()).rejects.toThrow('server error 503');
    const files = await load();
    expect(await files.read(weights)).toEqual(served.get(weights));
    expect(asked('/cdn/').at(-1)?.headers.range).toBe(`bytes=${(served.get(weights)?.length ?? 0) >> 1}-`);
  });

  test('starts again where the server sends the whole file after all', async () => {
    hub.fail(weights, { kind: 'cut' }, { kind: 'no range' });
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('that stalls is taken up again', async () => {
    hub.fail(weights, { kind: 'stall' });
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('is tried again after server errors, with longer and longer pauses', async () => {
    hub.fail('config.json', status(500), status(502), status(503));
    await load();
    expect(pauses).toEqual([500, 1000, 2000]);
  });

  test('waits as long as Retry-After says', async () => {
    hub.fail('list', status(429, { 'Retry-After': '7' }));
    await load();
    expect(pauses).toEqual([7000]);
  });

  test('ends when it is aborted, at once', async () => {
    hub.fail(weights, { kind: 'stall' });
    const controller = new AbortController();
    const outcome = hubFiles(model(), {
      cache,
      transport: { ...transport, stallMs: 60_000 },
      signal: controller.signal,
      onProgress: (done) => {
        if (done > wantedBytes / 2) controller.abort();
      },
    });
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a server that fails is named, with what it did:', () => {
  const cases: readonly [name: string, path: string, faults: readonly Fault[], message: RegExp][] = [
    [
      '401',
      'list',
      [status(401)],
      /does not give out "owner\/name" \(status 401\): the model is private or gated/,
    ],
    [
      '403 for a gated file',
      weights,
      [status(403)],
      /\(status 403\): the model is private or gated.*"Local folder"/,
    ],
    ['404', 'list', [status(404)], /no model "owner\/name" with the revision "main"/],
    ['429 again and again', 'list', many(status(429)), /too many requests came \(429\)/],
    ['429 for an hour', 'list', [status(429, { 'Retry-After': '3600' })], /a pause of 3600 seconds/],
    ['500 again and again', 'list', many(status(500)), /server error 500/],
    ['418', 'list', [status(418)], /answered with the status 418/],
    [
      'a redirect loop',
      weights,
      many({ kind: 'redirect loop' }),
      /could not be reached.*redirect count exceeded/,
    ],
    [
      'a web page for the list',
      'list',
      [{ kind: 'html' }],
      /answered with a web page where JSON was expected.*sign-in page/,
    ],
    [
      'a web page for a file',
      weights,
      [{ kind: 'html' }],
      /model\.safetensors.* answered with a web page in place of the file/,
    ],
    [
      'a file that is too long',
      weights,
      [{ kind: 'longer' }],
      /model\.safetensors is \d+ bytes long where \d+ were announced/,
    ],
    [
      'a file that is too short',
      weights,
      [{ kind: 'shorter' }],
      /model\.safetensors is \d+ bytes long where \d+ were announced/,
    ],
    [
      'a file that goes on beyond its length',
      weights,
      [{ kind: 'longer, unsaid' }],
      /model\.safetensors sent \d+ bytes or more where \d+ were announced/,
    ],
    [
      'a file with other content',
      weights,
      [{ kind: 'altered' }],
      /model\.safetensors sent bytes whose SHA-256 is not/,
    ],
    [
      'a connection that breaks again and again',
      'list',
      many({ kind: 'cut' }),
      /could not be reached, or the connection broke.*Check the connection/,
    ],
    ['a stall again and again', 'list', many({ kind: 'stall' }), /sent nothing for 0\.2 seconds/],
  ];
  test.each(cases)('%s', async (_, path, faults, message) => {
    hub.fail(path, ...faults);
    const { what, kept, next, kind } = await problemOf(load());
    expect(kind).toBe('NetworkError');
    expect(`${what} ${next}`).toMatch(message);
    expect(kept).toBe('Your data and settings are kept.');
  });

  test('a file whose hash was wrong is fetched anew the next time', async () => {
    hub.fail(weights, { kind: 'altered' });
    await expect(load()).rejects.toThrow('SHA-256');
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('a server that is not there', async () => {
    const { endpoint } = hub;
    await hub.close();
    const { what } = await problemOf(hubSize({ id, revision: 'main', endpoint }, { transport }));
    expect(what).toMatch(/could not be reached/);
    expect(pauses).toHaveLength(4);
  });

  test('a revision that does not exist', async () => {
    const { what } = await problemOf(hubSize(model('v9'), { transport }));
    expect(what).toContain('with the revision "v9"');
  });
});

describe('what cannot be a model is refused before anything is asked:', () => {
  test.each([
    [{ id: 'all-MiniLM-L6-v2' }, /"all-MiniLM-L6-v2" is no model id/],
    [{ id: 'a/b/c' }, /is no model id/],
    [{ id: '../etc' }, /is no model id/],
    [{ id: 'owner/na me' }, /is no model id/],
    [{ id: 'owner/name?x' }, /is no model id/],
    [{ id: '' }, /is no model id/],
    [{ id: 'https://huggingface.co/a/b' }, /is no model id/],
    [{ revision: '' }, /"" is no revision/],
    [{ revision: 'a b' }, /"a b" is no revision/],
    [{ revision: '../main' }, /is no revision/],
    [{ endpoint: 'http://huggingface.co' }, /is no endpoint: it must be an address that starts with https/],
    [{ endpoint: 'huggingface.co' }, /is no endpoint/],
    [{ endpoint: 'javascript:alert(1)' }, /is no endpoint/],
    [{ endpoint: 'https://me:secret@huggingface.co' }, /is no endpoint/],
    [{ endpoint: 'https://huggingface.co/?a=b' }, /is no endpoint/],
  ])('%j', async (change, message) => {
    const { what } = await problemOf(hubSize({ ...model(), ...change }, { transport }));
    expect(what).toMatch(message);
    expect(hub.requests).toHaveLength(0);
  });
});

describe('a model that cannot work is refused before its weights are fetched:', () => {
  test.each([
    ['another architecture', tinyBert({ 'config.json': { model_type: 't5' } }), /architecture is "t5"/],
    [
      'a pickle only',
      tinyDistilbert({ [weights]: undefined, 'pytorch_model.bin': 'x'.repeat(9000) }),
      /only in pytorch_model\.bin, a Python pickle/,
    ],
    ['no config.json', tinyBert({ 'config.json': undefined }), /config\.json is missing/],
  ])('%s', async (_, folder, message) => {
    const other = await startHub(encoded(folder));
    const { kind, what } = await problemOf(hubFiles({ ...model(), endpoint: other.endpoint }, { transport }));
    expect(kind).toBe('ModelError');
    expect(what).toMatch(message);
    expect(other.requests.filter(({ path }) => /safetensors|bin/.test(path))).toEqual([]);
    await other.close();
  });
});
