import { describe, expect, it } from 'vitest';
import {
  accumulates,
  hasPartRates,
  keepsBest,
  limitsSteps,
  stopsEarly,
  takesEffect,
  usesLora,
} from '../../../src/core/recipe/conditions';
import { defaultRecipe } from '../../../src/core/recipe/recipe';

describe('the conditions of a recipe', () => {
  it('keep the best model where it is asked for, and where the run may stop early', () => {
    expect(keepsBest(defaultRecipe)).toBe(true);
    expect(keepsBest({ ...defaultRecipe, keepBest: false })).toBe(false);
    expect(keepsBest({ ...defaultRecipe, keepBest: false, earlyStopping: 2 })).toBe(true);
    expect(stopsEarly(defaultRecipe)).toBe(false);
  });

  it('let fields take effect only with what they require', () => {
    expect(takesEffect('epochs', defaultRecipe)).toBe(true);
    expect(takesEffect('epochs', { ...defaultRecipe, maxSteps: 10 })).toBe(false);
    expect(takesEffect('loraAlpha', defaultRecipe)).toBe(false);
    expect(takesEffect('loraAlpha', { ...defaultRecipe, loraRank: 1 })).toBe(true);
    expect(takesEffect('matryoshkaWeights', { ...defaultRecipe, matryoshkaDims: [64] })).toBe(true);
  });

  it('tell rates of parts of the model from one rate for all', () => {
    expect(hasPartRates({ ...defaultRecipe, layerDecay: 0.9 })).toBe(true);
    expect(hasPartRates({ ...defaultRecipe, headRate: 1e-3 })).toBe(true);
    expect(hasPartRates({ ...defaultRecipe, embeddingsRate: 1e-6 })).toBe(true);
  });

  it('are off by default', () => {
    expect([hasPartRates(defaultRecipe), limitsSteps(defaultRecipe)]).toEqual([false, false]);
    expect([usesLora(defaultRecipe), accumulates(defaultRecipe)]).toEqual([false, false]);
    expect(accumulates({ ...defaultRecipe, gradientAccumulation: 2 })).toBe(true);
  });
});
