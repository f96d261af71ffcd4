import { mkdtemp, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFolder } from '../../../src/cli/disk';
import { message } from '../../../src/messages/message';
import type { ModelFiles } from '../../../src/ml/model/types';
import { changeableFiles } from '../../../src/ml/sources/folder';

const next = message('model.next.chooseAgain');

describe('a folder that changes while it is open', () => {
  let root = '';
  let files: ModelFiles;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'changing-'));
    await writeFile(join(root, 'config.json'), '{"layers": 2}');
    files = changeableFiles(await diskFolder(root, 'mine'), next);
  });
  afterEach(() => rm(root, { recursive: true }));

  const changed = {
    problem: {
      kind: 'ModelError',
      what: message('model.file.changed', { path: 'config.json', folder: 'mine' }),
      next,
    },
  };

  test('is read as long as it stays as it is, a range beyond the end of a file included', async () => {
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect(text(await files.read('config.json'))).toBe('{"layers": 2}');
    expect(text(await files.read('config.json', 11, 400))).toBe('2}');
    expect(await files.read('config.json', 50, 60)).toHaveLength(0);
  });

  test('is named with the file that is gone', async () => {
    await unlink(join(root, 'config.json'));
    await expect(files.read('config.json')).rejects.toMatchObject(changed);
  });

  test('is named with the file that has fewer bytes than before', async () => {
    await truncate(join(root, 'config.json'), 5);
    await expect(files.read('config.json')).rejects.toMatchObject(changed);
    expect(await files.read('config.json', 0, 5)).toHaveLength(5);
  });

  test('keeps the error of a file that never was in it', async () => {
    await expect(files.read('vocab.txt')).rejects.toThrow(RangeError);
  });
});
