import { describe, expect, it } from 'vitest';
import { message, type Message } from '../../../src/messages/message';
import { ProblemError } from '../../../src/core/errors';
import { labelOf, type Field } from '../../../src/core/fields';
import { lossNames, losses } from '../../../src/core/losses/catalogue';
import type { LossParam } from '../../../src/core/losses/types';
import { checkField, checkIn, checkRecipe } from '../../../src/core/recipe/check';
import {
  fieldEntry,
  recipeFieldNames,
  recipeFields,
  type RecipeField,
} from '../../../src/core/recipe/fields';
import { defaultRecipe, parseRecipe, withLoss } from '../../../src/core/recipe/recipe';

const numbers = recipeFieldNames.flatMap((name) => {
  const field = fieldEntry(name);
  return field.kind === 'number' ? [[name, field] as const] : [];
});

/** Why a recipe is refused. */
function refusal(value: unknown): Message {
  try {
    parseRecipe(value);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'RecipeError') return error.problem.what;
    throw error;
  }
  throw new Error('The recipe was accepted.');
}

const unusable = (...faults: readonly Message[]) => message('recipe.unusable', { faults });

/** That a field's number is outside its range, or with NaN, not a number. */
function outside(name: RecipeField, value: number): Message {
  const field = fieldEntry(name);
  if (field.kind !== 'number' && field.kind !== 'numbers') throw new Error(`${name} is not a number.`);
  const { min, max, integer } = field;
  const range = { field: labelOf(field), min, max, integer };
  return Number.isNaN(value)
    ? message('recipe.check.notNumber', range)
    : message('recipe.check.outOfRange', { ...range, value });
}

const changed = (change: object) => ({ ...defaultRecipe, ...change });

describe('parseRecipe', () => {
  it('reads every recipe that the page makes, through JSON', () => {
    for (const loss of lossNames) {
      const recipe = withLoss(defaultRecipe, loss);
      expect(parseRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
    }
    const hub = changed({ baseModel: { kind: 'hub', id: 'a/b', revision: 'main' }, compute: 'wasm' });
    expect(parseRecipe(hub)).toEqual(hub);
    const truncated = changed({ matryoshkaDims: [384, 64], matryoshkaWeights: [1, 0.5] });
    expect(parseRecipe(truncated)).toEqual(truncated);
    const folder = changed({ baseModel: { kind: 'folder', name: 'my-model' } });
    expect(parseRecipe(folder)).toEqual(folder);
  });

  it('reads a recipe that version 0.1 saved, and leaves no value of it out', () => {
    const saved = {
      version: 1,
      loss: 'ContrastiveLoss',
      lossParams: { margin: 0.4, distance: 'euclidean' },
      matryoshkaDims: [48, 12],
      matryoshkaWeights: [1, 0.5],
      baseModel: { kind: 'hub', id: 'a/b', revision: 'main' },
      compute: 'webgpu',
      epochs: 3,
      batchSize: 24,
      learningRate: 3e-7,
      warmupSteps: 77,
      warmupRatio: 0.2,
      gradientAccumulation: 4,
      frozenLayers: 2,
      loraRank: 8,
      loraAlpha: 32,
      loraDropout: 0.1,
      earlyStopping: 3,
      evaluateEvery: 123,
      maxSeqLength: 96,
      seed: 7,
      heldOut: 0.2,
      weightDecay: 0.01,
      maxGradNorm: 0.5,
      keepBest: true,
      freezeEmbeddings: true,
      scheduler: 'cosine',
      batching: 'even_labels',
      loraTargets: 'all-linear',
      bestBy: 'primary',
    };
    expect(parseRecipe(saved)).toEqual({ ...defaultRecipe, ...saved });
  });

  it.each(numbers)('takes %s at both ends of its range', (name, { min, max }) => {
    expect(parseRecipe(changed({ [name]: min }))).toMatchObject({ [name]: min });
    expect(parseRecipe(changed({ [name]: max }))).toMatchObject({ [name]: max });
  });

  it.each(numbers)('refuses %s below and above its range, naming both', (name, { min, max }) => {
    for (const value of [min - 1, max + 1]) {
      expect(refusal(changed({ [name]: value }))).toEqual(unusable(outside(name, value)));
    }
  });

  it.each(recipeFieldNames.map((name) => [name, fieldEntry(name)] as const))(
    'takes the default of %s, and nothing that is not of its kind',
    (name, field) => {
      const others: Readonly<Record<Field['kind'], readonly unknown[]>> = {
        number: ['3', true, null, [1]],
        flag: ['true', 1, null],
        choice: ['none of them', 0, true, null],
        numbers: [1, '1', [null], ['1'], null],
        text: [0, true, ['a'], 'a'.repeat(2001)],
      };
      expect(parseRecipe(changed({ [name]: field.default }))).toEqual(defaultRecipe);
      for (const other of others[field.kind]) {
        expect(refusal(changed({ [name]: other })), JSON.stringify(other)).toMatchObject({
          code: 'recipe.unusable',
          params: { faults: [{ params: { field: labelOf(field) } }] },
        });
      }
    },
  );

  it.each<[string, unknown, Message]>([
    ['a seed over 2^32', changed({ seed: 2 ** 32 }), unusable(outside('seed', 2 ** 32))],
    ['a learning rate of 0', changed({ learningRate: 0 }), unusable(outside('learningRate', 0))],
    ['half an epoch', changed({ epochs: 1.5 }), unusable(outside('epochs', 1.5))],
    ['a number as text', changed({ epochs: '3' }), unusable(outside('epochs', NaN))],
    ['no number', changed({ epochs: null }), unusable(outside('epochs', NaN))],
    ['NaN', changed({ learningRate: NaN }), unusable(outside('learningRate', NaN))],
    [
      'a Matryoshka dimension of 0',
      changed({ matryoshkaDims: [64, 0] }),
      unusable(outside('matryoshkaDims', 0)),
    ],
    [
      'a Matryoshka dimension twice',
      changed({ matryoshkaDims: [64, 32, 64] }),
      unusable(message('recipe.check.twice', { field: message('field.matryoshkaDims.label'), value: 64 })),
    ],
    [
      'too few Matryoshka weights',
      changed({ matryoshkaDims: [64, 32], matryoshkaWeights: [1] }),
      unusable(message('recipe.check.weightCount', { dims: 2, weights: 1 })),
    ],
    [
      'Matryoshka weights without dimensions',
      changed({ matryoshkaWeights: [1] }),
      unusable(message('recipe.check.weightCount', { dims: 0, weights: 1 })),
    ],
    [
      'Matryoshka dimensions that are not a list',
      changed({ matryoshkaDims: 64 }),
      unusable(message('recipe.check.notList', { field: message('field.matryoshkaDims.label') })),
    ],
    [
      'an unknown field',
      changed({ epoch: 3 }),
      unusable(message('recipe.unknownFields', { names: ['epoch'] })),
    ],
    [
      'unknown fields',
      changed({ epoch: 3, lr: 1 }),
      unusable(message('recipe.unknownFields', { names: ['epoch', 'lr'] })),
    ],
    [
      'a hidden prototype',
      JSON.parse(
        '{"version":1,"loss":"ContrastiveLoss","baseModel":{"kind":"builtin"},"__proto__":{"epochs":9}}',
      ),
      unusable(message('recipe.unknownFields', { names: ['__proto__'] })),
    ],
    ...['NoSuchLoss', 'constructor'].map((loss): [string, unknown, Message] => [
      `the loss "${loss}"`,
      changed({ loss }),
      unusable(message('recipe.check.notOption', { field: message('field.loss.label'), options: lossNames })),
    ]),
    [
      "a loss's number out of range",
      changed({ lossParams: { scale: 1000 } }),
      unusable(
        message('recipe.check.outOfRange', {
          field: message('field.loss.scale.label'),
          min: 1,
          max: 100,
          integer: false,
          value: 1000,
        }),
      ),
    ],
    [
      "another loss's number",
      changed({ lossParams: { margin: 0.5 } }),
      unusable(message('recipe.unknownFields', { names: ['margin'] })),
    ],
    [
      'an unknown compute',
      changed({ compute: 'tpu' }),
      unusable(
        message('recipe.check.notOption', {
          field: message('field.compute.label'),
          options: ['auto', 'webgpu', 'wasm', 'cpu'],
        }),
      ),
    ],
    [
      'an unknown kind of model',
      changed({ baseModel: { kind: 'url' } }),
      unusable(message('recipe.malformed', { path: 'baseModel.kind' })),
    ],
    [
      'a Hub model without an id',
      changed({ baseModel: { kind: 'hub', id: '', revision: 'main' } }),
      unusable(message('recipe.malformed', { path: 'baseModel.id' })),
    ],
    ['two faults', changed({ epochs: 0, seed: -1 }), unusable(outside('epochs', 0), outside('seed', -1))],
    [
      'a newer version',
      { ...defaultRecipe, version: 2, anything: 1 },
      message('recipe.otherVersion', { version: 2, known: 1 }),
    ],
    ...[{ epochs: 3 }, [1], null, 'recipe'].map((value): [string, unknown, Message] => [
      JSON.stringify(value),
      value,
      message('recipe.noVersion'),
    ]),
  ])('refuses %s', (_, value, what) => {
    expect(refusal(value)).toEqual(what);
  });

  it('fills what a short recipe leaves out with the defaults', () => {
    const short = { version: 1, loss: 'ContrastiveLoss', baseModel: { kind: 'builtin' }, epochs: 3 };
    expect(parseRecipe(short)).toEqual({ ...withLoss(defaultRecipe, 'ContrastiveLoss'), epochs: 3 });
  });
});

describe('withLoss', () => {
  it('changes the loss, takes its own defaults and keeps the rest', () => {
    const recipe = withLoss({ ...defaultRecipe, epochs: 7 }, 'ContrastiveLoss');
    expect(recipe).toMatchObject({ loss: 'ContrastiveLoss', lossParams: { margin: 0.5 }, epochs: 7 });
    expect(withLoss(recipe, 'CosineSimilarityLoss').lossParams).toEqual({});
  });
});

describe('the parameters of a loss', () => {
  it.each(
    lossNames.flatMap((loss) =>
      Object.entries<LossParam>(losses[loss].params).map(([name, field]) => [loss, name, field] as const),
    ),
  )('take the default of %s.%s', (loss, name, field) => {
    expect(parseRecipe({ ...withLoss(defaultRecipe, loss), lossParams: { [name]: field.default } })).toEqual(
      withLoss(defaultRecipe, loss),
    );
  });

  it.each<[string, object, Message]>([
    [
      'a margin that is not a number',
      { margin: true },
      message('recipe.check.notNumber', {
        field: message('field.loss.tripletMargin.label'),
        min: 0,
        max: 100,
        integer: false,
      }),
    ],
    [
      'a distance that is not among the options',
      { distance: 'chess' },
      message('recipe.check.notOption', {
        field: message('field.loss.distance.label'),
        options: ['euclidean', 'cosine', 'manhattan'],
      }),
    ],
    ['a parameter of another loss', { scale: 20 }, message('recipe.unknownFields', { names: ['scale'] })],
  ])('refuse %s', (_, lossParams, fault) => {
    expect(refusal({ ...withLoss(defaultRecipe, 'TripletLoss'), lossParams })).toEqual(unusable(fault));
  });
});

describe('the checks of the form', () => {
  it('name the range', () => {
    expect(checkField('batchSize', 16)).toBeNull();
    expect(checkField('batchSize', 0)).toEqual(outside('batchSize', 0));
    expect(checkField('batchSize', NaN)).toEqual(outside('batchSize', NaN));
    expect(checkField('learningRate', 2)).toEqual(outside('learningRate', 2));
  });

  it('say of weights that they are not as many as the dimensions, at the weights alone', () => {
    const recipe = { ...defaultRecipe, matryoshkaDims: [64, 32], matryoshkaWeights: [1] };
    expect(checkIn(recipe, 'matryoshkaDims')).toBeNull();
    expect(checkIn(recipe, 'matryoshkaWeights')).toEqual(
      message('recipe.check.weightCount', { dims: 2, weights: 1 }),
    );
    expect(checkIn({ ...recipe, matryoshkaWeights: [1, 0.5] }, 'matryoshkaWeights')).toBeNull();
  });

  it('find the first fault of a recipe, its loss included', () => {
    expect(checkRecipe(defaultRecipe)).toBeNull();
    expect(checkRecipe({ ...defaultRecipe, seed: -1, maxGradNorm: 0 })).toEqual(outside('seed', -1));
    expect(checkRecipe({ ...defaultRecipe, lossParams: { scale: NaN } })).toMatchObject({
      code: 'recipe.check.notNumber',
    });
  });
});

describe('the catalogue of fields', () => {
  it('has each default in its range, and each flag of the command line once', () => {
    for (const name of recipeFieldNames)
      expect(checkField(name, recipeFields[name].default), name).toBeNull();
    const flags = recipeFieldNames.map((name) => fieldEntry(name).flag).filter((flag) => flag !== undefined);
    expect(new Set(flags).size).toBe(flags.length);
  });
});
