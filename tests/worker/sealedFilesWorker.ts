/** Runs sealed files and the store of checkpoints where they belong, in a worker, with faults, and says what it found. */

import { createCheckpointStore } from '../../src/worker/storage/checkpointStore';
import { opfsFolder } from '../../src/worker/storage/folder';
import { SealedFileError, sealedFolder } from '../../src/worker/storage/sealedFiles';
import type { FileStream } from '../../src/ml/model/files/files';
import type { ModelFiles } from '../../src/ml/model/types';

const folderName = 'test-sealed';
const run = 'run.with.dots-1';

/** What the tests' types do not know of a worker. */
interface AccessHandle {
  write(bytes: Uint8Array, options?: unknown): number;
}
const isClass = (value: unknown): value is { readonly prototype: AccessHandle } =>
  typeof value === 'function';
const handles: unknown = Reflect.get(globalThis, 'FileSystemSyncAccessHandle');
if (!isClass(handles)) throw new Error('There are no sync access handles.');
const { prototype } = handles;
const { write } = prototype;
const { removeEntry } = FileSystemDirectoryHandle.prototype;

const root = () => navigator.storage.getDirectory();
const directory = async () => (await root()).getDirectoryHandle(folderName, { create: true });
const clear = async () => (await root()).removeEntry(folderName, { recursive: true }).catch(() => {});
const reasonOf = (error: unknown) => (error instanceof SealedFileError ? error.reason : String(error));

/** A file of the given chunks. */
const file = (path: string, ...chunks: readonly string[]): FileStream => {
  const encoded = chunks.map((chunk) => new TextEncoder().encode(chunk));
  return {
    path,
    size: encoded.reduce((sum, { byteLength }) => sum + byteLength, 0),
    async *stream() {
      yield* encoded;
    },
  };
};

const textIn = async (files: ModelFiles | null, path: string) =>
  files && new TextDecoder().decode(await files.read(path));

async function raw(name: string): Promise<Uint8Array> {
  const handle = await (await directory()).getFileHandle(name);
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

async function put(name: string, bytes: Uint8Array) {
  const handle = await (await directory()).getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(new Uint8Array(bytes));
  await writable.close();
}

async function roundTrip() {
  const folder = sealedFolder(opfsFolder(folderName));
  const before = [await folder.list(), await folder.open('a')];
  const bytes = await folder.write('a', [
    file('x/one', 'first ', 'file'),
    file('empty'),
    file('two', 'second'),
  ]);
  const opened = await sealedFolder(opfsFolder(folderName)).open('a');
  const found = {
    before,
    listed: (await folder.list()).every((entry) => entry.name === 'a' && entry.bytes === bytes),
    paths: opened?.paths,
    sizes: opened?.paths.map((path) => opened.size(path)),
    one: await textIn(opened, 'x/one'),
    part: opened && new TextDecoder().decode(await opened.read('x/one', 2, 8)),
    two: await textIn(opened, 'two'),
  };
  await folder.write('a', [file('two', 'new')]);
  const replaced = await folder.open('a');
  const again = [replaced?.paths, await textIn(replaced, 'two')];
  await folder.remove((name) => name === 'a');
  return { ...found, again, after: await folder.list() };
}

/** What is found of a file that is cut after each of its bytes, and of one in which each of its bytes is changed. */
async function spoiled() {
  const folder = sealedFolder(opfsFolder(folderName));
  await folder.write('a', [file('one', 'some', 'thing')]);
  const whole = await raw('a');
  const open = async () => (await folder.open('a').catch(reasonOf)) ?? 'absent';
  const cut = new Set<unknown>();
  for (let end = 0; end < whole.length; end++) {
    await put('a', whole.subarray(0, end));
    cut.add(await open());
  }
  const changed = new Set<unknown>();
  for (let at = 0; at < whole.length; at++) {
    const bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await put('a', bytes);
    changed.add(await open());
  }
  await put('a', whole);
  return { cut: [...cut], changed: [...changed], whole: await textIn(await folder.open('a'), 'one') };
}

/** Three checkpoints, of steps 10, 20, 30, of which the n-th write fails. */
async function faultAt(n: number, fault: 'quota' | 'short' | 'kill') {
  await clear();
  const store = createCheckpointStore(sealedFolder(opfsFolder(folderName)));
  const saved: number[] = [];
  const reasons: string[] = [];
  let writes = 0;
  let killed = false;
  prototype.write = function (this: AccessHandle, bytes, options) {
    if (++writes !== n) return Reflect.apply(write, this, [bytes, options]);
    if (fault === 'quota') throw new DOMException('full', 'QuotaExceededError');
    const half = bytes.subarray(0, bytes.length / 2);
    const count = Reflect.apply(write, this, [half, options]);
    killed = fault === 'kill';
    if (killed) throw new Error('killed');
    return count;
  };
  // What is killed cleans nothing up.
  FileSystemDirectoryHandle.prototype.removeEntry = function (...args) {
    return killed ? Promise.resolve() : Reflect.apply(removeEntry, this, args);
  };
  try {
    for (const step of [10, 20, 30]) {
      if (killed) break;
      await store.save(run, step, [file('checkpoint', `step ${step}`, ' of', ' run')]).then(
        () => saved.push(step),
        (error: unknown) => reasons.push(reasonOf(error)),
      );
    }
  } finally {
    prototype.write = write;
    FileSystemDirectoryHandle.prototype.removeEntry = removeEntry;
  }
  const later = createCheckpointStore(sealedFolder(opfsFolder(folderName)));
  const { found, skipped } = await later.read(run, (files) => textIn(files, 'checkpoint'));
  const listed = (await later.list()).get(run) ?? null;
  await later.save(run, 40, [file('checkpoint', 'later')]);
  const names: string[] = [];
  for await (const name of (await directory()).keys()) names.push(name);
  return { saved, reasons, found, listed, skipped: skipped.length, names: names.sort() };
}

/** The newest of two generations is damaged, then both are. */
async function damaged() {
  const store = createCheckpointStore(sealedFolder(opfsFolder(folderName)));
  for (const step of [10, 20, 30]) await store.save(run, step, [file('checkpoint', `step ${step}`)]);
  await store.save('other', 7, [file('checkpoint', 'step 7')]);
  const read = async () => {
    const { found, skipped } = await store.read(run, (files) => textIn(files, 'checkpoint'));
    return { found, skipped: skipped.map(reasonOf) };
  };
  const spoil = async (step: number) => {
    const bytes = await raw(`${run}.${step}`);
    bytes[0] = 0;
    await put(`${run}.${step}`, bytes);
  };
  await spoil(30);
  const older = await read();
  const once = await read();
  await spoil(20);
  const none = await read();
  const left = [...(await store.list())];
  await store.remove((id) => id !== run);
  return { older, once, none, left, after: [...(await store.list())] };
}

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  roundTrip,
  spoiled,
  damaged,
  async quota() {
    const found = [];
    for (let n = 1; n <= 30; n++) found.push({ n, ...(await faultAt(n, n % 2 === 0 ? 'quota' : 'short')) });
    return found;
  },
  async kill() {
    const found = [];
    for (let n = 1; n <= 15; n++) found.push({ n, ...(await faultAt(n, 'kill')) });
    return found;
  },
};

addEventListener('message', ({ data }: MessageEvent<string>) => {
  void clear()
    .then(() => scenarios[data]?.())
    .finally(clear)
    .then(postMessage, (error: unknown) => postMessage(String(error)));
});
