import { describe, expect, it } from 'vitest';
import { recipeDifferences } from '../../../src/core/recipe/differences';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';

describe('recipeDifferences', () => {
  it('names each field by its label, the lists and the loss with its parameters included', () => {
    const there = { ...defaultRecipe, matryoshkaDims: [48, 12] };
    const here = { ...withLoss(defaultRecipe, 'TripletLoss'), epochs: 3, keepBest: true };
    expect(recipeDifferences(there, here)).toEqual(
      expect.arrayContaining([
        'Loss is "MultipleNegativesRankingLoss" there and "TripletLoss" here.',
        'Epochs is 1 there and 3 here.',
        'Keep the best is false there and true here.',
        'Matryoshka dimensions is [48,12] there and [] here.',
        'Margin is absent there and 5 here.',
      ]),
    );
  });

  it('has none where only the backend or the name of the base model differs', () => {
    const here = { ...defaultRecipe, compute: 'wasm', baseModel: { kind: 'folder', name: 'x' } } as const;
    expect(recipeDifferences(defaultRecipe, here)).toEqual([]);
  });
});
