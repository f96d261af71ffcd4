import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { message } from '../../src/messages/message';
import type { Progress } from '../../src/core/run/events';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import type { ModelFiles } from '../../src/ml/model/types';
import { readModel } from '../../src/ml/sources/readModel';
import { makeStatic, type StaticFolder } from '../../src/ml/static/staticModel';
import { diskFiles } from './diskFiles';

const golden = z.object({
  pairs: z.array(z.tuple([z.string(), z.string()])),
  cases: z.array(z.object({ dimensions: z.int(), weighted: z.boolean(), cosines: z.array(z.number()) })),
});
const { pairs, cases } = golden.parse(
  JSON.parse(await readFile(new URL('../golden/static.json', import.meta.url), 'utf8')),
);

beforeAll(() => tf.setBackend('cpu'));

/** What a generator returns, and what it yields on its way. */
async function ended<T>(work: AsyncGenerator<Progress, T>) {
  const progress: Progress[] = [];
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { value, progress };
    progress.push(value);
  }
}

async function inMemory({ name, files }: StaticFolder): Promise<ModelFiles> {
  const contents = new Map<string, Uint8Array>();
  for (const { path, stream } of files) {
    const parts: Uint8Array[] = [];
    for await (const part of stream()) parts.push(part);
    contents.set(path, new Uint8Array(await new Blob(parts.map((part) => part.slice())).arrayBuffer()));
  }
  const bytes = (path: string) => contents.get(path) ?? new Uint8Array();
  return {
    name,
    paths: [...contents.keys()],
    size: (path) => bytes(path).length,
    read: async (path, start = 0, end = bytes(path).length) => bytes(path).slice(start, end),
  };
}

const base = async () => readModel(await diskFiles('tests/fixtures/tiny-bert'));

it.each(cases)(
  'a static model of $dimensions dimensions, weighted: $weighted, has the cosines of Python',
  async ({ dimensions, weighted, cosines }) => {
    const { value: folder, progress } = await ended(makeStatic(await base(), { dimensions, weighted }));
    expect(new Set(progress.map(({ what }) => what.code))).toEqual(
      new Set(['model.static.progress.tokens', 'model.static.progress.components']),
    );
    expect(folder.name).toBe(`static-${dimensions}-tiny-bert`);
    const description = await readModel(await inMemory(folder));
    expect(description.notes).toEqual([]);
    const encoder = await SentenceEncoder.create(description.config, description.weights());
    const tokens = createTokenStore(description, description.config.maxSeqLength);
    const done = {
      type: 'progress',
      what: message('training.progress.encoding'),
      done: 0,
      total: 0,
    } as const;
    const encoding = encodeTexts(encoder, tokens, firstSentences(pairs.flat()), () => done);
    let now = await encoding.next();
    while (!now.done) now = await encoding.next();
    const vectors = now.value;
    encoder.dispose();
    for (const [i, [a, b]] of pairs.entries()) {
      const [x, y] = [vectors.get(a), vectors.get(b)];
      const cosine = x?.reduce((sum, value, k) => sum + value * (y?.[k] ?? 0), 0) ?? NaN;
      expect(Math.abs(cosine - (cosines[i] ?? NaN))).toBeLessThan(1e-5);
    }
  },
);

it('frees its tensors, also where it is stopped', async () => {
  const description = await base();
  const before = tf.memory().numTensors;
  const work = makeStatic(description, { dimensions: 8, weighted: true });
  await work.next();
  await work.next();
  await work.return({ name: '', files: [] });
  expect(tf.memory().numTensors).toBe(before);
});

it('more dimensions than the base has are refused, and so is a base that is static', async () => {
  await expect(ended(makeStatic(await base(), { dimensions: 49, weighted: true }))).rejects.toMatchObject({
    problem: { what: message('model.static.dimensions', { dimensions: 49, most: 48 }) },
  });
  const { value } = await ended(makeStatic(await base(), { dimensions: 4, weighted: true }));
  const again = makeStatic(await readModel(await inMemory(value)), { dimensions: 2, weighted: true });
  await expect(ended(again)).rejects.toMatchObject({ problem: { what: message('model.static.already') } });
});
