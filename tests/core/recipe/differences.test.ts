import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { recipeDifferences } from '../../../src/core/recipe/differences';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';

describe('recipeDifferences', () => {
  it('names each field by its label, the lists and the loss with its parameters included', () => {
    const checkpoint = { ...defaultRecipe, matryoshkaDims: [48, 12] };
    const now = { ...withLoss(defaultRecipe, 'TripletLoss'), epochs: 3, keepBest: false };
    const differences = recipeDifferences(checkpoint, now);
    for (const expected of [
      {
        field: message('field.loss.label'),
        checkpoint: '"MultipleNegativesRankingLoss"',
        now: '"TripletLoss"',
      },
      { field: message('field.epochs.label'), checkpoint: '1', now: '3' },
      { field: message('field.keepBest.label'), checkpoint: 'true', now: 'false' },
      { field: message('field.matryoshkaDims.label'), checkpoint: '[48,12]', now: '[]' },
      { field: message('field.loss.tripletMargin.label'), checkpoint: message('recipe.absent'), now: '5' },
      { field: message('field.loss.scale.label'), checkpoint: '20', now: message('recipe.absent') },
    ]) {
      expect(differences).toContainEqual(message('recipe.differs', expected));
    }
  });

  it('has none where only the backend or the name of the base model differs', () => {
    const now = { ...defaultRecipe, compute: 'wasm', baseModel: { kind: 'folder', name: 'x' } } as const;
    expect(recipeDifferences(defaultRecipe, now)).toEqual([]);
  });
});
