import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { checkMatryoshkaDims, matryoshkaNotes } from '../../../src/ml/train/matryoshkaDims';
import { debugText, message } from '../../../src/messages/message';
import type { SentenceModelConfig } from '../../../src/ml/model/types';
import { tinyBert } from '../../golden';

const config: SentenceModelConfig = {
  encoder: tinyBert().encoder,
  pooling: ['mean'],
  modules: [{ kind: 'normalize' }],
  maxSeqLength: 40,
};
const cut = (...matryoshkaDims: number[]) => ({ ...defaultRecipe, matryoshkaDims });

describe('the dimensions of MatryoshkaLoss', () => {
  it('may be none, and up to the length of the vectors', () => {
    for (const recipe of [cut(), cut(24), cut(24, 12, 1)]) {
      checkMatryoshkaDims(recipe, config);
      expect(matryoshkaNotes(recipe, config)).toEqual([]);
    }
  });

  it('may not be more than the vectors have', () => {
    expect(() => checkMatryoshkaDims(cut(24, 32), config)).toThrow(
      debugText(message('training.matryoshka.tooLong', { dimension: 32, dimensions: 24 })),
    );
  });

  it('get a note if they leave out the full length', () => {
    expect(matryoshkaNotes(cut(12), config)).toEqual([
      message('training.matryoshka.withoutWhole', { dimensions: 24 }),
    ]);
  });
});
