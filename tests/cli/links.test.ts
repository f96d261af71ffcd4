/** The command line reads model folders whose files are links, as in the cache of the Hugging Face Hub. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFolder } from '../../src/cli/disk';
import { readModel } from '../../src/ml/sources/readModel';
import { encoded, tinyBert } from '../ml/tinyModel';

const commit = '5f1b8cd78bc4fb444dd171e59b18f3a3af89a079';
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'links-'));
  const write = async (path: string, bytes: Uint8Array | string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  };
  await write('refs/main', commit);
  for (const [i, [path, bytes]] of [...encoded(tinyBert())].entries()) {
    await write(`blobs/${i}`, bytes);
    const link = join('snapshots', commit, path);
    await mkdir(dirname(join(root, link)), { recursive: true });
    const up = '../'.repeat(link.split('/').length - 1);
    await symlink(`${up}blobs/${i}`, join(root, link));
  }
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  ['the folder of the model', ''],
  ['the snapshot', join('snapshots', commit)],
])('the Hub cache is read, chosen as %s', async (_, below) => {
  const model = await readModel(await diskFolder(join(root, below), 'tiny'));
  expect(model.config.encoder.layers).toBe(2);
  expect(model.notes).toEqual([]);
});

test('a link to a folder above and a link to nothing do no harm', async () => {
  const snapshot = join(root, 'snapshots', commit);
  await symlink('..', join(snapshot, 'up'));
  await symlink('nowhere', join(snapshot, 'nothing.txt'));
  const { paths } = await diskFolder(snapshot);
  expect(paths).not.toContain('nothing.txt');
  expect((await readModel(await diskFolder(snapshot))).notes).toEqual([]);
});
