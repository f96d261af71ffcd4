import { expect, test } from 'vitest';

test('a download outlives its tab, continues, and counts only once it is published', async () => {
  const worker = new Worker(new URL('./opfsCacheWorker.ts', import.meta.url), { type: 'module' });
  const found = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    // As a key may hold what a file name may not: the address of a file.
    worker.postMessage(`https://example.org/a/b?c=${crypto.randomUUID()}`);
  });
  worker.terminate();
  expect(found).toEqual({
    unfinished: null,
    left: 6,
    locked: 'StorageError',
    finished: 'first second',
    unpublished: null,
    published: 'first second',
    afterDrop: 0,
    rewritten: 'new',
  });
});
