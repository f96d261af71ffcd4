/** Every kind of tokenizer on thousands of hostile strings, compared with Python's (python/make_tokenizer_golden.py). */

import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readTokenizerSpec } from '../../../src/ml/tokenizer/files';
import { createTokenizer, type SizedTokenizer } from '../../../src/ml/tokenizer/tokenizer';
import { diskFiles } from '../diskFiles';
import { memoryFiles } from '../tinyModel';
import { gunzipped, madeTokenizers } from './madeTokenizers';

const { texts, hashes, max_length } = z
  .object({
    max_length: z.number(),
    /** A text is its first part, repeated. */
    texts: z.array(z.tuple([z.string(), z.number()])),
    /** By tokenizer: base64 of a uint32 for each text. */
    hashes: z.record(z.string(), z.string()),
  })
  .parse(await gunzipped('golden/tokenizers.json.gz'));

const made = await madeTokenizers();

async function tokenizerOf(name: string): Promise<SizedTokenizer> {
  const files = made.get(name);
  const folder = files ? memoryFiles(files) : await diskFiles('public/models/builtin');
  return createTokenizer(await readTokenizerSpec(folder, ''), { lowercase: false });
}

/** FNV-1a over the ids, each taken as one unit. */
function fingerprint(ids: Int32Array): number {
  let value = 0x811c9dc5;
  for (const id of ids) value = Math.imul(value ^ id, 0x01000193) >>> 0;
  return value;
}

test('there are thousands of texts, and every tokenizer has its hashes', () => {
  expect(texts.length).toBeGreaterThan(2000);
  expect(Object.keys(hashes)).toEqual(['built-in', ...made.keys()]);
});

test.each(Object.entries(hashes))('%s gives the ids that Python gives', async (name, encoded) => {
  const tokenizer = await tokenizerOf(name);
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const expected = new Uint32Array(bytes.buffer);
  const differing = texts.filter(
    ([unit, times], i) => fingerprint(tokenizer.encode(unit.repeat(times), max_length)) !== expected[i],
  );
  expect(expected.length).toBe(texts.length);
  expect(differing.map(([unit]) => JSON.stringify(unit))).toEqual([]);
});
