/** Runs the cache where it belongs, in a worker, and says what it found. */

import { createOpfsCache } from '../../src/worker/storage/opfsCache';

const text = async (blob: Blob | null) => (blob === null ? null : blob.text());
const bytes = (value: string) => new TextEncoder().encode(value);

/** A file that breaks off, continues in a second visit, and is published; then one that is dropped. */
async function scenario(key: string) {
  const first = await createOpfsCache().open(key);
  await first.append(bytes('first '));
  await first.close();

  const visit = createOpfsCache();
  const unfinished = await text(await visit.get(key));
  const second = await visit.open(key);
  const left = second.size;
  await second.append(bytes('second'));
  const locked = await visit.open(key).then(
    () => 'open',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  const finished = await text(await second.finish());
  const unpublished = await text(await visit.get(key));
  await second.publish();
  await second.close();
  const published = await text(await createOpfsCache().get(key));

  const dropped = await visit.open(`${key}-dropped`);
  await dropped.append(bytes('damaged'));
  await dropped.finish();
  await dropped.clear();
  await dropped.close();
  const again = await visit.open(`${key}-dropped`);
  const afterDrop = again.size;
  await again.append(bytes('whole'));
  await again.clear();
  await again.append(bytes('new'));
  const rewritten = await text(await again.finish());

  return { unfinished, left, locked, finished, unpublished, published, afterDrop, rewritten };
}

addEventListener('message', ({ data }: MessageEvent<string>) => {
  void scenario(data).then(postMessage, (error: unknown) => postMessage(String(error)));
});
