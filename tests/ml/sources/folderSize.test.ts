import { describe, expect, it } from 'vitest';
import { workOf, workPerToken } from '../../../src/core/model/work';
import { folderSize } from '../../../src/ml/sources/folderSize';
import { readModel } from '../../../src/ml/sources/readModel';
import { diskFiles } from '../diskFiles';

describe('a model folder', () => {
  it.each(['tiny-bert', 'tiny-distilbert'])(
    'has its size and its work known before it is read: %s',
    async (name) => {
      const files = await diskFiles(`tests/fixtures/${name}`);
      const { config, bytes } = await readModel(files);
      const { layers, hiddenSize, intermediateSize } = config.encoder;
      const work = workPerToken(layers, hiddenSize, intermediateSize);
      expect(await folderSize(files)).toEqual({ bytes, remote: false, work });
    },
  );

  it('of another kind has the size of all its files, and no work that is known', async () => {
    const files = await diskFiles('tests/fixtures/tiny-bert');
    const other = {
      ...files,
      paths: ['tokenizer.json', 'config.json'],
      read: async () => new Uint8Array([1]),
    };
    const bytes = files.size('tokenizer.json') + files.size('config.json');
    expect(await folderSize(other)).toEqual({ bytes, remote: false, work: null });
    expect(workOf({ hidden_size: 8 })).toBeNull();
  });
});
