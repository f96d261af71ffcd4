import { describe, expect, it } from 'vitest';
import { batchingOf } from '../../../src/core/recipe/batching';

describe('batchingOf', () => {
  it('draws as the recipe says where the loss leaves it open', () => {
    const by = { loss: 'CosineSimilarityLoss', batching: 'group_by_length' } as const;
    expect(batchingOf(by, 'score')).toEqual({ batching: 'group_by_length', note: null });
    const even = { loss: 'ContrastiveLoss', batching: 'even_labels' } as const;
    expect(batchingOf(even, 'binary')).toEqual({ batching: 'even_labels', note: null });
  });

  it.each([
    ['MultipleNegativesRankingLoss', 'group_by_length', 'none', 'no batch may hold a text twice'],
    ['BatchAllTripletLoss', 'even_labels', 'class', 'drawn class by class'],
    ['CoSENTLoss', 'even_labels', 'score', 'these are not'],
  ] as const)('shuffles for %s with %s, and says why', (loss, batching, labels, why) => {
    const found = batchingOf({ loss, batching }, labels);
    expect(found.batching).toBe('random');
    expect(found.note).toContain(why);
    expect(found.note).toContain('is not used.');
  });
});
