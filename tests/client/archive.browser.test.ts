import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyArchived } from '../../src/client/archive/archive';
import { createBrowserArchive } from '../../src/client/archive/browserArchive';
import { databaseName } from '../../src/client/archive/database';
import { baseOf } from '../../src/core/run/evaluated';
import type { KeptData } from '../../src/core/run/record/keptData';
import type { KeptQueue } from '../../src/core/run/record/keptQueue';
import { baseKey } from '../../src/core/run/record/record';
import profile1 from '../fixtures/profile1.json';
import { comparison } from '../fixtures/comparison';
import { runRecord } from '../fixtures/runs';

beforeEach(() => deleteDB(databaseName));
afterEach(async () => {
  vi.restoreAllMocks();
  await deleteDB(databaseName);
});

const record = runRecord(1);
const base = baseOf(record.history);
if (!base) throw new Error('The run was not evaluated.');
const bases = { [baseKey(record)]: base };
const data: KeptData = { version: 1, file: record.data, evaluationFile: null, openedAt: 5 };

/** Everything that is stored, as it is. */
async function stored() {
  const database = await openDB(databaseName);
  const { version } = database;
  const all: Record<string, unknown> = {};
  for (const name of database.objectStoreNames) {
    const keys = await database.getAllKeys(name);
    const values = await database.getAll(name);
    all[name] = keys.map((key, i): [unknown, unknown] => [key, values[i]]);
  }
  database.close();
  return { version, all };
}

/** Writes a database of a version as that version of the page would. */
async function written(
  version: number,
  entries: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
) {
  const database = await openDB(databaseName, version, {
    upgrade(made) {
      for (const name of Object.keys(entries)) made.createObjectStore(name);
    },
  });
  for (const [name, values] of Object.entries(entries)) {
    for (const [key, value] of Object.entries(values)) await database.put(name, value, key);
  }
  database.close();
}

/** Typed arrays stand in the file as `{ "float32": […] }`. */
function revived<T>(value: T): T;
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  const [[kind, numbers] = [], ...others] = Object.entries(value);
  if (others.length === 0 && isNumbers(numbers)) {
    if (kind === 'float32') return Float32Array.from(numbers);
    if (kind === 'float64') return Float64Array.from(numbers);
    if (kind === 'int32') return Int32Array.from(numbers);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]));
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

describe('the archive in IndexedDB', () => {
  it('gives back what was put, in a later visit, and makes no database before', async () => {
    expect(await createBrowserArchive().load()).toEqual(emptyArchived);
    expect(await indexedDB.databases()).toEqual([]);
    const archive = createBrowserArchive();
    await archive.putRuns([runRecord(2), record], bases);
    await archive.putData(data);
    expect(await createBrowserArchive().load()).toEqual({
      runs: [record, runRecord(2)],
      data: [data],
      bases,
      comparisons: [],
      queues: [],
      live: new Set(),
      unreadable: 0,
    });
  });

  it('keeps the last comparison of base models on each data, and forgets it with that', async () => {
    const archive = createBrowserArchive();
    await archive.putComparison(comparison());
    await archive.putComparison(comparison({ comparedAt: 8 }));
    const other = comparison({ data: { ...data.file, fingerprint: 'f2' } });
    await archive.putComparison(other);
    expect((await createBrowserArchive().load()).comparisons).toEqual([comparison({ comparedAt: 8 }), other]);
    await archive.deleteData(data.file.fingerprint);
    expect((await archive.load()).comparisons).toEqual([other]);
  });

  it('forgets data with its runs in one change', async () => {
    const archive = createBrowserArchive();
    await archive.putRuns([record, runRecord(2)], bases);
    await archive.putData(data);
    await archive.deleteData(data.file.fingerprint, [record.id]);
    expect(await archive.load()).toMatchObject({ runs: [runRecord(2)], data: [] });
  });

  it('restores data with its runs and its comparison in one change: all or none', async () => {
    const archive = createBrowserArchive();
    const refused = { ...comparison(), note: () => {} };
    await expect(archive.putRuns([record], bases, { data, comparison: refused })).rejects.toThrow();
    expect(await archive.load()).toEqual(emptyArchived);
    await archive.putRuns([record], bases, { data, comparison: comparison() });
    expect(await archive.load()).toMatchObject({
      runs: [record],
      data: [data],
      bases,
      comparisons: [comparison()],
    });
  });

  it('forgets runs, and data with the base models on it', async () => {
    const archive = createBrowserArchive();
    await archive.putRuns([record, runRecord(2)], { ...bases, other: base });
    await archive.putData(data);
    await archive.deleteRuns([record.id]);
    await archive.deleteData(data.file.fingerprint);
    const { runs, data: left, bases: known } = await archive.load();
    expect(runs).toEqual([runRecord(2)]);
    expect(left).toEqual([]);
    expect(Object.keys(known)).toEqual(['other']);
  });

  it('leaves nothing when it is cleared, also where another tab has it open', async () => {
    const [one, other] = [createBrowserArchive(), createBrowserArchive()];
    await one.putRuns([record], bases);
    await other.load();
    await one.clear();
    expect(await indexedDB.databases()).toEqual([]);
    await other.putData(data);
    expect(await one.load()).toMatchObject({ runs: [], data: [data] });
  });

  it('knows which runs a tab is making', async () => {
    const archive = createBrowserArchive();
    await archive.putRuns([record], {});
    const release = await archive.hold(record.id);
    await expect.poll(async () => [...(await createBrowserArchive().load()).live]).toEqual([record.id]);
    // Another tab cannot take it, and hears when it can.
    expect(await createBrowserArchive().hold(record.id)).toBeNull();
    let free = false;
    const freed = createBrowserArchive()
      .freed(record.id)
      .then(() => (free = true));
    await createBrowserArchive().load();
    expect(free).toBe(false);
    release?.();
    await freed;
    await expect.poll(async () => [...(await createBrowserArchive().load()).live]).toEqual([]);
    (await createBrowserArchive().hold(record.id))?.();
  });

  it('gives each run a number of its own, also where two tabs put runs at once, and where one is restored', async () => {
    const tabs = [createBrowserArchive(), createBrowserArchive()];
    const put = (tab: number, id: string, number: number) =>
      tabs[tab]?.putRuns([{ ...runRecord(number), id }], {});
    const numbers = await Promise.all([put(0, 'a', 1), put(1, 'b', 1), put(0, 'c', 2), put(1, 'd', 2)]);
    expect(numbers.map((found) => [...(found?.values() ?? [])][0]).sort()).toEqual([1, 2, 3, 4]);
    // Renewed, a run keeps its number.
    const kept = (await createBrowserArchive().load()).runs;
    for (const one of kept)
      expect([...((await put(0, one.id, one.number))?.values() ?? [])]).toEqual([one.number]);
    await tabs[0]?.deleteRuns(['d']);
    const taken = kept.find(({ id }) => id === 'd')?.number ?? 0;
    await put(1, 'e', taken);
    await put(0, 'd', taken);
    const after = (await createBrowserArchive().load()).runs.map(({ number }) => number);
    expect(new Set(after).size).toBe(5);
  });

  it('keeps a queue until it is empty, or one of several tabs takes it', async () => {
    const order = {
      id: 'x',
      job: 'train',
      limit: null,
      allRows: false,
      evaluated: null,
      recipe: record.recipe,
    } as const;
    const queue: KeptQueue = {
      version: 1,
      owner: 'tab',
      data: record.data,
      evaluationFile: null,
      orders: [order],
    };
    const [one, other] = [createBrowserArchive(), createBrowserArchive()];
    await one.putQueue(queue);
    expect((await other.load()).queues).toEqual([queue]);
    const taken = await Promise.all([one.takeQueue('tab'), other.takeQueue('tab')]);
    expect(taken.filter((found) => found !== null)).toEqual([queue]);
    await one.putQueue(queue);
    await one.putQueue({ ...queue, orders: [] });
    expect((await other.load()).queues).toEqual([]);
  });
});

describe('what another version of the page wrote', () => {
  it('is read where it is older: a profile of version 1', async () => {
    await written(1, revived(profile1));
    const archived = await createBrowserArchive().load();
    expect(archived.unreadable).toBe(0);
    expect(archived.runs).toMatchObject([
      { number: 1, name: 'first', pinned: true, state: 'finished', recipe: { loss: 'ContrastiveLoss' } },
      { number: 2, state: 'interrupted', recipe: { seed: 7 } },
    ]);
    expect(archived.runs[0]?.history).toMatchObject({
      backend: { backend: 'wasm', threads: 2 },
      latest: { step: 2, loss: 0.25 },
      steps: { length: 2, loss: Float64Array.of(0.5, 0.25) },
      evaluations: [{ step: 0 }, { step: 2, cosines: Float32Array.of(0.25, 0.75, 0.125, 0.875) }],
    });
    expect(archived.data).toMatchObject([
      { file: { name: 'pairs.csv' }, evaluationFile: { name: 'test.csv' } },
    ]);
    expect(archived.bases[baseKey(archived.runs[0] ?? record)]).toMatchObject({ step: 0 });
    // Its runs' numbers are known to the new version's index, and its runs stay as they were.
    const numbers = await createBrowserArchive().putRuns([{ ...record, id: 'next' }], {});
    expect([...numbers]).toEqual([['next', 3]]);
    expect((await createBrowserArchive().load()).runs.slice(0, 2)).toEqual(archived.runs);
  });

  it('is refused and left as it is where its database is newer', async () => {
    await written(4, { runs: { a: { version: 2 } }, future: { b: 1 } });
    const before = await stored();
    const archive = createBrowserArchive();
    const newer = { problem: { kind: 'StorageError', what: { code: 'state.archive.newer' } } };
    await expect(archive.load()).rejects.toMatchObject(newer);
    await expect(archive.putRuns([record], bases)).rejects.toMatchObject(newer);
    await expect(archive.deleteRuns(['a'])).rejects.toMatchObject(newer);
    expect(await stored()).toEqual(before);
    expect(before.version).toBe(4);
  });

  it('is counted and left as it is where single entries are newer', async () => {
    const newer = { ...record, version: 2, id: 'newer', something: 'new' };
    await written(1, { runs: { newer }, data: { f9: { version: 2 } }, bases: {} });
    const archive = createBrowserArchive();
    expect(await archive.load()).toMatchObject({ runs: [], data: [], unreadable: 2 });
    await archive.putRuns([record], bases);
    await archive.deleteRuns([record.id]);
    const { all } = await stored();
    expect(all['runs']).toEqual([['newer', newer]]);
    expect(all['data']).toEqual([['f9', { version: 2 }]]);
  });
});

describe('a browser without room', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
    'that refuses write %d loses none of those before',
    async (n) => {
      const put = IDBObjectStore.prototype.put;
      let writes = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args: Parameters<IDBObjectStore['put']>
      ) {
        if (++writes === n) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      });
      const archive = createBrowserArchive();
      const kept: number[] = [];
      for (let number = 1; number <= 16; number++) {
        await archive.putRuns([runRecord(number)], { [`base ${number}`]: base }).then(
          () => kept.push(number),
          (error: unknown) =>
            expect(error).toMatchObject({ problem: { what: { code: 'state.archive.full' } } }),
        );
      }
      expect(kept).toHaveLength(15);
      const archived = await createBrowserArchive().load();
      expect(archived.runs.map(({ number }) => number)).toEqual(kept);
      // A run and its base model are written together or not at all.
      expect(Object.keys(archived.bases)).toHaveLength(15);
    },
  );

  it('that refuses a database says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const refused = { problem: { what: { code: 'state.archive.refused' } } };
    await expect(createBrowserArchive().putData(data)).rejects.toMatchObject(refused);
  });
});
