import { expect, test } from 'vitest';
import { message } from '../../../src/messages/message';
import { readModel } from '../../../src/ml/sources/readModel';
import { builtinFiles } from '../../../src/ml/sources/builtin';
import { browserTransport, type Transport } from '../../../src/ml/sources/request';
import { encoded, tinyBert } from '../tinyModel';

const files = encoded(tinyBert());
const list = Array.from(files, ([path, bytes]) => ({ path, size: bytes.length }));
const base = 'https://example.org/page/models/builtin/';

/** Answers from memory, as a static host would. */
function hostOf(contents: ReadonlyMap<string, BodyInit>, urls: string[] = []): Transport {
  return {
    ...browserTransport,
    sleep: () => Promise.resolve(),
    fetch(url) {
      urls.push(url);
      const body = url.startsWith(base) ? contents.get(url.slice(base.length)) : undefined;
      return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : new Response(body));
    },
  };
}
const complete = new Map<string, BodyInit>([...files, ['files.json', JSON.stringify(list)]]);

test('the built-in model is fetched from next to the page, each file once', async () => {
  const urls: string[] = [];
  const reports: number[] = [];
  const found = await builtinFiles(base, {
    transport: hostOf(complete, urls),
    onProgress: (done, total) => reports.push(done / total),
  });
  expect((await readModel(found)).architecture).toBe('bert');
  expect(urls.toSorted()).toEqual([...complete.keys()].map((path) => base + path).toSorted());
  expect(reports.at(-1)).toBe(1);
});

test('files that lie anywhere are fetched from the addresses that are given', async () => {
  const urls: string[] = [];
  const moved = new Map(
    [...files].map(([path, bytes], i): [string, BodyInit] => [`assets/${i}-${path}`, bytes]),
  );
  const served = list.map((file, i) => ({ ...file, url: `${base}assets/${i}-${file.path}` }));
  const found = await builtinFiles(served, { transport: hostOf(moved, urls) });
  expect((await readModel(found)).architecture).toBe('bert');
  expect(urls).toEqual(served.map(({ url }) => url));
});

test('a missing file is named, with what to do', async () => {
  const transport = hostOf(new Map([...complete].filter(([path]) => path !== 'vocab.txt')));
  await expect(builtinFiles(base, { transport })).rejects.toMatchObject({
    problem: {
      what: message('network.builtin.refused', { base, status: 404 }),
      next: message('network.next.reloadOrAnother'),
    },
  });
});

test('a host that answers with its start page for everything is detected', async () => {
  const transport = { ...browserTransport, fetch: () => Promise.resolve(new Response('<!doctype html>')) };
  await expect(builtinFiles(base, { transport })).rejects.toThrow('network.answer.webPageForJson');
});
