import { message } from '../../../src/messages/message';
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
    ['MultipleNegativesRankingLoss', 'group_by_length', 'none', 'recipe.batching.noDuplicates'],
    ['BatchAllTripletLoss', 'even_labels', 'class', 'recipe.batching.groupByLabel'],
    ['CoSENTLoss', 'even_labels', 'score', 'recipe.batching.noLabels'],
    ['TripletLoss', 'even_labels', 'binary', 'recipe.batching.noLabels'],
  ] as const)('are not possible with %s, %s and labels of kind %s', (loss, batching, labels, code) => {
    expect(unmetBatching({ loss, batching }, labels)).toMatchObject({ code, params: { loss } });
  });

  it('can always be shuffled', () => {
    for (const loss of lossNames) expect(unmetBatching({ loss, batching: 'random' }, 'score')).toBeNull();
    expect(ownBatching('CoSENTLoss')).toBeNull();
    expect(ownBatching('MultipleNegativesRankingLoss')).toEqual(
      message('recipe.batching.noDuplicates', {
        loss: 'MultipleNegativesRankingLoss',
        field: message('field.batching.label'),
        option: message('field.batching.random'),
      }),
    );
  });
});
