import { describe, expect, it } from 'vitest';
import { StorageError } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import type { FileStream } from '../../src/ml/model/files/files';
import { createKeptModels } from '../../src/worker/storage/keptModels';
import { pieceBytes } from '../../src/worker/storage/sha256';
import { type Faults, memoryFolder, type MemoryFolder } from './memoryFolder';

const bytesOf = (path: string, size: number) =>
  Uint8Array.from({ length: size }, (_, i) => path.length + i * 7);

/** A file that arrives in chunks of a size that divides nothing. */
const file = (path: string, size: number): FileStream => ({
  path,
  size,
  async *stream() {
    const all = bytesOf(path, size);
    for (let at = 0; at < size; at += 1009) yield all.slice(at, at + 1009);
  },
});

const model = (size = 5000) => ({
  name: 'tiny',
  prompts: { sentence1: 'query: ', sentence2: '' },
  files: [file('model/config.json', 120), file('model/empty.txt', 0), file('model/weights', size)],
});
const total = (size = 5000) => size + 120;
const sizeOf = (folder: MemoryFolder, id: string) => folder.files.get(id)?.length ?? 0;

/** A chunk larger than a piece. */
async function* inOne(size: number) {
  yield new Uint8Array(size).fill(7);
}

const options = () => ({ signal: new AbortController().signal });
const full = () => new DOMException('Full.', 'QuotaExceededError');
const refused = () => new DOMException('Refused.', 'NoModificationAllowedError');

function storage(room: () => number | null = () => null) {
  const folder = memoryFolder();
  return { folder, models: createKeptModels(folder, async () => room()) };
}

type Models = ReturnType<typeof storage>['models'];

/** Whether a model is read back as it was written. */
async function isWhole(models: Models, id: string, { name, prompts, files } = model()): Promise<boolean> {
  const found = await models.open(id, options());
  if (!found) return false;
  expect(found.prompts).toEqual(prompts);
  expect(found.files.name).toBe(name);
  expect(found.files.paths).toEqual(files.map(({ path }) => path));
  for (const { path, size } of files) {
    expect(found.files.size(path)).toBe(size);
    expect(await found.files.read(path)).toEqual(bytesOf(path, size));
    expect(await found.files.read(path, 3, 50)).toEqual(bytesOf(path, size).slice(3, 50));
  }
  return true;
}

describe('the models of runs in storage', () => {
  it('are read back as they were written, in another visit, and deleted by id', async () => {
    const { folder, models } = storage();
    expect(await models.keep('a', model(), options())).toEqual({ bytes: sizeOf(folder, 'a') });
    await models.keep('b', model(7000), options());
    expect(sizeOf(folder, 'a')).toBeGreaterThan(total());
    const later = createKeptModels(folder, async () => null);
    expect(await isWhole(later, 'a')).toBe(true);
    expect(await isWhole(later, 'b', model(7000))).toBe(true);
    expect([...(await later.list())]).toEqual([
      ['a', sizeOf(folder, 'a')],
      ['b', sizeOf(folder, 'b')],
    ]);
    await later.drop(['a', 'unknown']);
    expect(await later.has('a')).toBe(false);
    expect(await later.open('a', options())).toBeNull();
    await later.dropAllBut([]);
    expect(folder.files.size).toBe(0);
  });

  it('are written and compared piece by piece, which is said, where they are larger than a piece', async () => {
    const { models } = storage();
    const size = 2 * pieceBytes + 5;
    const large = { ...model(), files: [{ path: 'weights', size, stream: () => inOne(size) }] };
    const [written, compared]: [number[], number[]] = [[], []];
    await models.keep('a', large, { ...options(), onProgress: (done) => written.push(done) });
    await models.open('a', { ...options(), onProgress: (done) => compared.push(done) });
    const [facts = 0] = written;
    expect(written).toEqual([facts, facts + pieceBytes, facts + 2 * pieceBytes, facts + size]);
    expect(compared).toEqual(written);
  });

  it('are refused where a byte has changed, and are not there where some are missing', async () => {
    const { folder, models } = storage();
    await models.keep('a', model(), options());
    const bytes = folder.files.get('a') ?? new Uint8Array();
    folder.files.set('a', bytes.with(2000, (bytes[2000] ?? 0) ^ 1));
    await expect(models.open('a', options())).rejects.toMatchObject({
      problem: { kind: 'StorageError', what: message('worker.tuned.damaged') },
    });
    folder.files.set('a', bytes.slice(0, -1));
    expect(await models.has('a')).toBe(false);
    expect(await models.open('a', options())).toBeNull();
    expect([...(await models.list())]).toEqual([]);
  });

  it('are not begun where the browser says that there is no room', async () => {
    const { folder, models } = storage(() => 1000);
    expect(await models.keep('a', model(), options())).toEqual({ lacks: total() - 1000 });
    expect(folder.operations).toBe(0);
  });

  it('leave nothing of a model that found no room, and say what is lacking', async () => {
    const { folder, models } = storage(() => 1_000_000);
    await models.keep('a', model(), options());
    folder.break({ room: sizeOf(folder, 'a') + 4000 });
    // The browser was wrong about its room, so that all of it is lacking.
    expect(await models.keep('b', model(), options())).toEqual({ lacks: total() });
    expect([...folder.files.keys()]).toEqual(['a']);
    expect(await isWhole(models, 'a')).toBe(true);
  });

  it('leave nothing of a model whose writing is cancelled', async () => {
    const { folder, models } = storage();
    const stop = new AbortController();
    const cancelling = { ...model(), files: [{ ...file('weights', 5000), stream: () => cancelled(stop) }] };
    await expect(models.keep('a', cancelling, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(folder.files.size).toBe(0);
  });
});

async function* cancelled(stop: AbortController) {
  yield new Uint8Array(100);
  stop.abort();
  yield new Uint8Array(4900);
}

/** Making the file, a write for each of its chunks, two flushes, and room for cleaning up. */
const operations = Array.from({ length: 16 }, (_, i) => i + 1);

describe.each<[string, Omit<Faults, 'at'>]>([
  ['is refused, and all after it', { error: refused }],
  ['is refused, and it alone', { error: refused, once: true }],
  ['finds no room, and all after it', { error: full }],
  ['finds no room, and it alone', { error: full, once: true }],
])('where an operation %s', (_, faults) => {
  it.each(operations)(
    'a new model is whole or not there, and an older one is whole: operation %d',
    async (at) => {
      const { folder, models } = storage();
      await models.keep('old', model(3000), options());
      folder.break({ ...faults, at });
      const end = await models.keep('new', model(), options()).catch((error: unknown) => error);
      const failed = folder.operations >= at;
      folder.break({});
      const whole = await isWhole(models, 'new');
      expect('bytes' in Object(end)).toBe(!failed);
      // Where the last flush fails and cleaning up too, the bytes may have been written all the same.
      if (!whole) expect(failed).toBe(true);
      if (faults.error === refused && failed) expect(end).toBeInstanceOf(StorageError);
      expect(await isWhole(models, 'old', model(3000))).toBe(true);
      // What is left of it goes with the next cleaning, and does not stand in its way.
      expect(await models.keep('new', model(), options())).toEqual({ bytes: sizeOf(folder, 'new') });
      await models.dropAllBut(['old']);
      expect([...folder.files.keys()].sort()).toEqual(['old']);
    },
  );

  it.each([1, 2, 3, 4])('models that are deleted are never there in part: operation %d', async (at) => {
    const { folder, models } = storage();
    await models.keep('a', model(), options());
    await models.keep('b', model(), options());
    folder.break({ ...faults, at });
    await models.drop(['a', 'b']).catch(() => {});
    folder.break({});
    for (const [id] of await models.list()) expect(await isWhole(models, id)).toBe(true);
  });
});
