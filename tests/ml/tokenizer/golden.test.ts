import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readTokenizerSpec } from '../../../src/ml/tokenizer/files';
import { createTokenizer, type SizedTokenizer } from '../../../src/ml/tokenizer/tokenizer';
import { diskFiles } from '../diskFiles';

/** What Python's tokenizer says (python/make_tokenizer_golden.py). */
const golden = z
  .object({
    model: z.string(),
    max_length: z.number(),
    cases: z.array(z.object({ unit: z.string(), times: z.number(), ids: z.array(z.number()) })),
  })
  .parse(JSON.parse(await readFile(new URL('../../golden/tokenizer.json', import.meta.url), 'utf8')));

let tokenizer: SizedTokenizer;
beforeAll(async () => {
  tokenizer = createTokenizer(await readTokenizerSpec(await diskFiles(golden.model), ''), {
    lowercase: false,
  });
});

test('hundreds of hostile strings give the ids that Python gives', () => {
  expect(golden.cases.length).toBeGreaterThan(500);
  const differing = golden.cases
    .map(({ unit, times, ids }) => {
      const ours = Array.from(tokenizer.encode(unit.repeat(times), golden.max_length));
      return { text: JSON.stringify(unit).slice(0, 80), times, ours: ours.join(' '), python: ids.join(' ') };
    })
    .filter(({ ours, python }) => ours !== python);
  expect(differing).toEqual([]);
});

test('a longer limit only adds ids before the closing token', () => {
  for (const { unit, times } of golden.cases) {
    const text = unit.repeat(times);
    const short = tokenizer.encode(text, 16);
    const long = tokenizer.encode(text, 128);
    expect(short.length).toBeLessThanOrEqual(16);
    expect(Array.from(long.slice(0, short.length - 1))).toEqual(Array.from(short.slice(0, -1)));
    expect(long.at(-1)).toBe(short.at(-1));
  }
});
