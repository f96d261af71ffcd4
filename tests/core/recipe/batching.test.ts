import { describe, expect, it } from 'vitest';
import { ownBatching, unmetBatching } from '../../../src/core/recipe/batching';
import { lossNames } from '../../../src/core/losses/catalogue';

describe('the batches of a recipe', () => {
  it('can be drawn by length where the loss leaves it open, and by label where it has two or classes', () => {
    const byLength = { loss: 'CosineSimilarityLoss', batching: 'group_by_length' } as const;
    expect(unmetBatching(byLength, 'score')).toBeNull();
    const even = { loss: 'ContrastiveLoss', batching: 'even_labels' } as const;
    expect(unmetBatching(even, 'binary')).toBeNull();
    expect(unmetBatching({ ...even, loss: 'SoftmaxLoss' }, 'class')).toBeNull();
  });

  it.each([
    ['MultipleNegativesRankingLoss', 'group_by_length', 'none', 'puts no text twice into a batch'],
    ['BatchAllTripletLoss', 'even_labels', 'class', 'draws every batch class by class'],
    ['CoSENTLoss', 'even_labels', 'score', 'CoSENTLoss has neither here'],
    ['TripletLoss', 'even_labels', 'binary', 'TripletLoss has neither here'],
  ] as const)('cannot be as asked for with %s, %s and labels of kind %s', (loss, batching, labels, why) => {
    expect(unmetBatching({ loss, batching }, labels)).toContain(why);
  });

  it('can always be shuffled', () => {
    for (const loss of lossNames) expect(unmetBatching({ loss, batching: 'random' }, 'score')).toBeNull();
    expect(ownBatching('CoSENTLoss')).toBeNull();
    expect(ownBatching('MultipleNegativesRankingLoss')).toContain(
      '"Batches" can only be "Shuffled" with it.',
    );
  });
});
