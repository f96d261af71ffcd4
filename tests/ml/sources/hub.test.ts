import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asItsFilesSay } from '../../../src/core/baseModels/comparison';
import { ModelError, NetworkError } from '../../../src/core/errors';
import { workPerToken } from '../../../src/core/model/work';
import { message, type Message } from '../../../src/messages/message';
import { readModel } from '../../../src/ml/sources/readModel';
import { type FileCache, memoryCache } from '../../../src/ml/sources/fileCache';
import { hubFiles, hubModelSize, hubSize } from '../../../src/ml/sources/hub';
import { browserTransport, type Transport } from '../../../src/ml/sources/request';
import { readOnnxModel } from '../../../src/ml/transformersJs/onnxModel';
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
  test('has its size known before it is fetched', async () => {
    expect(await hubSize(model(), { cache, transport })).toEqual({ bytes: wantedBytes, cached: false });
    expect(hub.requests).toHaveLength(1);
  });

  test('has its work known too, from its config.json alone', async () => {
    const { encoder } = (await readModel(await load())).config;
    const work = workPerToken(encoder.layers, encoder.hiddenSize, encoder.intermediateSize);
    const before = hub.requests.length;
    const size = await hubModelSize(model(), { cache: memoryCache(), transport });
    expect(size).toEqual({ bytes: wantedBytes, remote: true, work });
    expect(asked('/config.json').length).toBeGreaterThan(0);
    expect(hub.requests.slice(before).every(({ path }) => /\/api\/|config\.json$/.test(path))).toBe(true);
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

  test('is fetched with its ONNX file in the place of the weights where that is asked for, and reads for evaluation', async () => {
    const onnx = 'fp32';
    const bytes = wantedBytes + 5000 - (served.get(weights)?.length ?? 0);
    expect(await hubSize(model(), { cache, transport, onnx })).toEqual({ bytes, cached: false });
    const read = await readOnnxModel(
      await hubFiles(model(), { cache, transport, onnx }),
      onnx,
      asItsFilesSay,
    );
    expect(read).toMatchObject({ architecture: 'bert', bytes: 5000, config: { maxSeqLength: 16 } });
    expect(read.use(['tokens'])).toEqual({ pooling: { modes: ['mean'], normalize: true }, padId: 0 });
    expect(asked(weights)).toEqual([]);
  });

  test('reports its bytes up to the total', async () => {
    const reports: [number, number][] = [];
    await hubFiles(model(), { cache, transport, onProgress: (...report) => reports.push(report) });
    expect(reports.at(-1)).toEqual([wantedBytes, wantedBytes]);
    expect(reports.every(([done], i) => done >= (reports[i - 1]?.[0] ?? 0))).toBe(true);
  });

  test('is cached: the second time only its list is requested', async () => {
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

  test('sends the server nothing but paths', async () => {
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
  test('resumes where it was cut, and is complete', async () => {
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

  test('resumes in a later attempt, even after the first one failed', async () => {
    hub.fail(weights, { kind: 'cut' }, ...many(status(503)));
    await expect(load()).rejects.toThrow('network.answer.serverError');
    const files = await load();
    expect(await files.read(weights)).toEqual(served.get(weights));
    expect(asked('/cdn/').at(-1)?.headers.range).toBe(`bytes=${(served.get(weights)?.length ?? 0) >> 1}-`);
  });

  test('starts again if the server sends the whole file instead', async () => {
    hub.fail(weights, { kind: 'cut' }, { kind: 'no range' });
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('that stalls is resumed', async () => {
    hub.fail(weights, { kind: 'stall' });
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('is tried again after server errors, with longer and longer pauses', async () => {
    hub.fail('config.json', status(500), status(502), status(503));
    await load();
    expect(pauses).toEqual([500, 1000, 2000]);
  });

  test('waits for the duration of Retry-After', async () => {
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

describe('a failing server is named, with its failure:', () => {
  /** The parameters that vary: the address of each file, and the lengths. */
  const [url, bytes, announced] = [expect.any(String), expect.any(Number), expect.any(Number)];
  const file = expect.stringMatching(/model\.safetensors$/);
  const list = expect.stringMatching(/\/api\/models\/owner\/name\/revision\/main/);
  const host = expect.stringMatching(/^(localhost|127\.0\.0\.1):\d+$/);
  const cases: readonly [
    name: string,
    path: string,
    faults: readonly Fault[],
    what: Message,
    next?: Message,
  ][] = [
    ['401', 'list', [status(401)], message('network.hub.refused', { host, id, status: 401 })],
    [
      '403 for a gated file',
      weights,
      [status(403)],
      message('network.hub.refused', { host, id, status: 403 }),
      message('network.next.gated'),
    ],
    ['404', 'list', [status(404)], message('network.hub.notFound', { host, id, revision: 'main' })],
    [
      '429 again and again',
      'list',
      many(status(429)),
      message('network.answer.tooManyRequests', { url: list }),
    ],
    [
      '429 for an hour',
      'list',
      [status(429, { 'Retry-After': '3600' })],
      message('network.answer.pause', { url: list, seconds: 3600 }),
    ],
    [
      '500 again and again',
      'list',
      many(status(500)),
      message('network.answer.serverError', { url: list, status: 500 }),
    ],
    ['418', 'list', [status(418)], message('network.answer.status', { url: list, status: 418 })],
    [
      'a redirect loop',
      weights,
      many({ kind: 'redirect loop' }),
      message('network.connection.brokenBy', { url, error: 'redirect count exceeded' }),
    ],
    [
      'a web page for the list',
      'list',
      [{ kind: 'html' }],
      message('network.answer.webPageForJson', { url: list }),
      message('network.next.signInPage'),
    ],
    ['a web page for a file', weights, [{ kind: 'html' }], message('network.answer.webPage', { url: file })],
    [
      'a file that is too long',
      weights,
      [{ kind: 'longer' }],
      message('network.file.announcedLength', { url: file, bytes, announced }),
    ],
    [
      'a file that is too short',
      weights,
      [{ kind: 'shorter' }],
      message('network.file.announcedLength', { url: file, bytes, announced }),
    ],
    [
      'a file that is longer than announced',
      weights,
      [{ kind: 'longer, unsaid' }],
      message('network.file.length', { url: file, bytes, announced }),
    ],
    [
      'a file with other content',
      weights,
      [{ kind: 'altered' }],
      message('network.file.hash', { url: file }),
    ],
    [
      'a connection that breaks again and again',
      'list',
      many({ kind: 'cut' }),
      message('network.connection.brokenBy', { url: list, error: expect.any(String) }),
      message('network.next.connection'),
    ],
    [
      'a stall again and again',
      'list',
      many({ kind: 'stall' }),
      message('network.connection.silent', { url: list, seconds: 0.2 }),
    ],
  ];
  test.each(cases)('%s', async (_, path, faults, what, next) => {
    hub.fail(path, ...faults);
    const problem = await problemOf(load());
    expect(problem.kind).toBe('NetworkError');
    expect(problem.what).toEqual(what);
    if (next) expect(problem.next).toEqual(next);
    expect(problem.kept).toEqual(message('problem.kept.dataAndSettings'));
  });

  test('a file whose hash was wrong is fetched again the next time', async () => {
    hub.fail(weights, { kind: 'altered' });
    await expect(load()).rejects.toThrow('network.file.hash');
    expect(await (await load()).read(weights)).toEqual(served.get(weights));
  });

  test('a server that is down', async () => {
    const { endpoint } = hub;
    await hub.close();
    const { what } = await problemOf(hubSize({ id, revision: 'main', endpoint }, { transport }));
    expect(what).toMatchObject({ code: expect.stringMatching(/^network\.connection\.broken(By)?$/) });
    expect(pauses).toHaveLength(4);
  });

  test('a revision that does not exist', async () => {
    const { what } = await problemOf(hubSize(model('v9'), { transport }));
    expect(what).toEqual(message('network.hub.notFound', { host: expect.any(String), id, revision: 'v9' }));
  });
});

describe('invalid input is refused before any request:', () => {
  const ids = ['all-MiniLM-L6-v2', 'a/b/c', '../etc', 'owner/na me', 'owner/name?x', ''];
  const revisions = ['', 'a b', '../main'];
  const endpoints = [
    'http://huggingface.co',
    'huggingface.co',
    'javascript:alert(1)',
    'https://me:secret@huggingface.co',
    'https://huggingface.co/?a=b',
  ];
  test.each([
    ...[...ids, 'https://huggingface.co/a/b'].map(
      (id) => [{ id }, message('network.hub.id', { id })] as const,
    ),
    ...revisions.map((revision) => [{ revision }, message('network.hub.revision', { revision })] as const),
    ...endpoints.map((endpoint) => [{ endpoint }, message('network.hub.endpoint', { endpoint })] as const),
  ])('%j', async (change, expected) => {
    const { what } = await problemOf(hubSize({ ...model(), ...change }, { transport }));
    expect(what).toEqual(expected);
    expect(hub.requests).toHaveLength(0);
  });
});

describe('an unsupported model is refused before its weights are fetched:', () => {
  test.each([
    [
      'another architecture',
      tinyBert({ 'config.json': { model_type: 't5' } }),
      message('model.config.architecture', { path: 'config.json', architecture: 't5' }),
    ],
    [
      'a pickle only',
      tinyDistilbert({ [weights]: undefined, 'pytorch_model.bin': 'x'.repeat(9000) }),
      message('model.weights.pickle', { path: 'pytorch_model.bin' }),
    ],
    [
      'no config.json',
      tinyBert({ 'config.json': undefined }),
      message('model.file.missing', { path: 'config.json' }),
    ],
  ])('%s', async (_, folder, expected) => {
    const other = await startHub(encoded(folder));
    const { kind, what } = await problemOf(hubFiles({ ...model(), endpoint: other.endpoint }, { transport }));
    expect(kind).toBe('ModelError');
    expect(what).toEqual(expected);
    expect(other.requests.filter(({ path }) => /safetensors|bin/.test(path))).toEqual([]);
    await other.close();
  });
});
