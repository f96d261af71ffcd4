import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { builtinModel } from '../../../src/core/model/builtin';
import { workPerToken } from '../../../src/core/model/work';
import { checkField } from '../../../src/core/recipe/check';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { suggest, withSuggestion } from '../../../src/core/recipe/suggest';
import { readModel } from '../../../src/ml/sources/readModel';
import { diskFiles } from '../../ml/diskFiles';

const facts = { layers: 3, rows: 700, hasEvaluationRows: false, recipe: defaultRecipe };

describe('suggest', () => {
  it('gives small data enough steps, and says why', () => {
    expect(suggest(facts)).toEqual({
      epochs: 3,
      learningRate: 2e-4,
      reason: message('recipe.suggested', {
        epochs: 3,
        rows: 630,
        steps: 40,
        rate: message('recipe.rate.because', {
          rate: 2e-4,
          reasons: [message('recipe.rate.shallow', { layers: 3, usual: 2e-5 })],
        }),
      }),
    });
  });

  it('has one epoch of sentences with themselves, however few they are', () => {
    expect(suggest({ ...facts, hasEvaluationRows: true, alone: true })).toEqual({
      epochs: 1,
      learningRate: 2e-4,
      reason: message('recipe.suggested.alone', {
        steps: 44,
        rate: message('recipe.rate.because', {
          rate: 2e-4,
          reasons: [message('recipe.rate.shallow', { layers: 3, usual: 2e-5 })],
        }),
      }),
    });
  });

  it.each([
    [20_000, 1],
    [2000, 1],
    [1000, 2],
    [100, 10],
    [3, 10],
  ])('for %i rows suggests %i epochs', (rows, epochs) => {
    expect(suggest({ ...facts, rows })?.epochs).toBe(epochs);
  });

  it('counts the batch size, its accumulation, the held-out share and a second file', () => {
    const epochs = (change: Partial<typeof facts>) => suggest({ ...facts, ...change })?.epochs;
    expect(epochs({ recipe: { ...defaultRecipe, batchSize: 64 } })).toBe(10);
    expect(epochs({ recipe: { ...defaultRecipe, heldOut: 0.5 } })).toBe(5);
    expect(epochs({ recipe: { ...defaultRecipe, gradientAccumulation: 2 } })).toBe(5);
    expect(epochs({ rows: 800 })).toBe(3);
    expect(epochs({ rows: 800, hasEvaluationRows: true })).toBe(2);
  });

  it.each([
    [3, 2e-4],
    [6, 5e-5],
    [12, 2e-5],
    [null, 2e-5],
  ])('for a model of %j layers suggests the rate %d', (layers, learningRate) => {
    expect(suggest({ ...facts, layers })?.learningRate).toBe(learningRate);
  });

  it.each([
    [3, 2e-3],
    [6, 5e-4],
    [12, 2e-4],
  ])('for LoRA beside %i layers suggests the rate %d', (layers, learningRate) => {
    expect(suggest({ ...facts, layers, recipe: { ...defaultRecipe, loraRank: 8 } })?.learningRate).toBe(
      learningRate,
    );
  });

  it('gives the reasons for the rate', () => {
    const reason = (layers: number, loraRank: number) =>
      suggest({ ...facts, layers, recipe: { ...defaultRecipe, loraRank } })?.reason;
    const lora = message('recipe.rate.lora', { factor: 10 });
    const shallow = message('recipe.rate.shallow', { layers: 3, usual: 2e-5 });
    expect(reason(12, 8)).toMatchObject({
      params: { rate: message('recipe.rate.because', { rate: 2e-4, reasons: [lora] }) },
    });
    expect(reason(3, 8)).toMatchObject({
      params: { rate: message('recipe.rate.because', { rate: 2e-3, reasons: [shallow, lora] }) },
    });
    expect(reason(12, 0)).toMatchObject({ params: { rate: message('recipe.rate.usual', { rate: 2e-5 }) } });
  });

  it('keeps within the ranges of the fields, and suggests nothing where a number it depends on is out of range', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 300_000 }), fc.constant(NaN));
    fc.assert(
      fc.property(number, number, number, (rows, batchSize, heldOut) => {
        const suggestion = suggest({
          ...facts,
          rows,
          recipe: { ...defaultRecipe, batchSize, heldOut: heldOut / 1000 },
        });
        if (!suggestion) return;
        expect(checkField('epochs', suggestion.epochs)).toBeNull();
        expect(checkField('learningRate', suggestion.learningRate)).toBeNull();
      }),
    );
    expect(suggest({ ...facts, rows: 0 })).toBeNull();
    expect(suggest({ ...facts, recipe: { ...defaultRecipe, batchSize: 0 } })).toBeNull();
  });

  it('knows the layers, the size and the work of the built-in model before it is loaded', async () => {
    const { config, bytes } = await readModel(await diskFiles('public/models/builtin'));
    const { layers, hiddenSize, intermediateSize } = config.encoder;
    expect(builtinModel).toMatchObject({
      layers,
      bytes,
      work: workPerToken(layers, hiddenSize, intermediateSize),
    });
  });
});

describe('withSuggestion', () => {
  it('leaves alone what is a person’s own', () => {
    const suggestion = suggest(facts);
    expect(withSuggestion(defaultRecipe, suggestion)).toMatchObject({ epochs: 3, learningRate: 2e-4 });
    expect(withSuggestion(defaultRecipe, suggestion, ['epochs'])).toMatchObject({
      epochs: 1,
      learningRate: 2e-4,
    });
    expect(withSuggestion(defaultRecipe, null)).toEqual(defaultRecipe);
  });
});
