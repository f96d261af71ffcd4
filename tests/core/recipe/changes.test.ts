import { describe, expect, it } from 'vitest';
import { baseModelId, differingSettings, recipeChanges } from '../../../src/core/recipe/changes';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import { message } from '../../../src/messages/message';

const hub = { kind: 'hub', id: 'a/b', revision: 'main' } as const;

describe('what changed from one recipe to the next', () => {
  it('names the base model, the loss with its parameters and the fields, in the order of the form', () => {
    const triplet = withLoss(defaultRecipe, 'TripletLoss');
    const lossParams = { ...triplet.lossParams, margin: 1 };
    const now = { ...triplet, lossParams, baseModel: hub, epochs: 3 };
    expect(recipeChanges(defaultRecipe, now)).toEqual([
      { field: 'baseModel', label: message('recipe.baseModel'), from: 'builtin', to: 'a/b' },
      {
        field: 'loss',
        label: message('field.loss.label'),
        from: 'MultipleNegativesRankingLoss',
        to: 'TripletLoss',
      },
      {
        field: 'lossParams.margin',
        label: message('field.loss.tripletMargin.label'),
        from: null,
        to: 1,
      },
      { field: 'epochs', label: message('field.epochs.label'), from: 1, to: 3 },
    ]);
  });

  it('leaves out the parameters that come with another loss', () => {
    const changes = recipeChanges(defaultRecipe, withLoss(defaultRecipe, 'TripletLoss'));
    expect(changes.map(({ field }) => field)).toEqual(['loss']);
  });

  it('is nothing for equal recipes, and for a setting without an effect in either', () => {
    expect(recipeChanges(defaultRecipe, { ...defaultRecipe })).toEqual([]);
    expect(recipeChanges(defaultRecipe, { ...defaultRecipe, loraAlpha: 64 })).toEqual([]);
  });

  it('says that a setting had no effect before', () => {
    const changes = recipeChanges(defaultRecipe, { ...defaultRecipe, loraRank: 8 });
    expect(changes).toContainEqual(expect.objectContaining({ field: 'loraRank', from: 0, to: 8 }));
    expect(changes).toContainEqual(expect.objectContaining({ field: 'loraAlpha', from: null, to: 16 }));
  });
});

describe('only what differs', () => {
  it('is one column for each setting that is not the same in all recipes', () => {
    const recipes = [5e-5, 2e-4, 5e-5].map((learningRate, seed) => ({
      ...defaultRecipe,
      learningRate,
      seed,
    }));
    expect(differingSettings(recipes).map(({ field, values }) => [field, values])).toEqual([
      ['learningRate', [5e-5, 2e-4, 5e-5]],
      ['seed', [0, 1, 2]],
    ]);
  });

  it('is nothing for one recipe or none', () => {
    expect(differingSettings([])).toEqual([]);
    expect(differingSettings([defaultRecipe])).toEqual([]);
  });
});

it('a base model is named with its revision where that is not main', () => {
  expect(baseModelId(hub)).toBe('a/b');
  expect(baseModelId({ ...hub, revision: 'v2' })).toBe('a/b@v2');
  expect(baseModelId({ kind: 'folder', name: 'mine' })).toBe('mine');
});
