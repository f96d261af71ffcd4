/** The small tokenizers of tests/fixtures (python/make_tokenizer_fixtures.py) as the files of a folder. */

import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';

const read = async (path: string) => gunzipSync(await readFile(new URL(`../../${path}`, import.meta.url)));

export const gunzipped = async (path: string): Promise<unknown> =>
  JSON.parse((await read(path)).toString('utf8'));

const schema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** By the tokenizer's name: each file's text by its path. */
export async function madeTokenizers(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const charsmap = Buffer.from(await read('fixtures/nmt_nfkc.charsmap.gz')).toString('base64');
  const tokenizers = schema.parse(await gunzipped('fixtures/tokenizers.json.gz'));
  const text = (content: unknown) => JSON.stringify(content).replace('"CHARSMAP"', `"${charsmap}"`);
  return new Map(
    Object.entries(tokenizers).map(([name, files]) => [
      name,
      Object.fromEntries(Object.entries(files).map(([path, content]) => [path, text(content)])),
    ]),
  );
}
