import { debugText } from '../../../src/messages/message';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/core/errors';
import { lossNames, losses } from '../../../src/core/losses/catalogue';
import type { LossParam } from '../../../src/core/losses/types';
import type { NumberField } from '../../../src/core/fields';
import { checkField } from '../../../src/core/recipe/check';
import { recipeFields, type RecipeField } from '../../../src/core/recipe/fields';
import { defaultRecipe, parseRecipe, withLoss } from '../../../src/core/recipe/recipe';

const fields: Readonly<Record<RecipeField, NumberField>> = recipeFields;
const entries = Object.entries<NumberField>(fields);

/** What the person is told of a recipe that is refused. */
function refusal(value: unknown): string {
  try {
    parseRecipe(value);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'RecipeError')
      return debugText(error.problem.what);
    throw error;
  }
  throw new Error('The recipe was taken.');
}

const changed = (change: object) => ({ ...defaultRecipe, ...change });

describe('parseRecipe', () => {
  it('takes back every recipe that the page makes, through JSON', () => {
    for (const loss of lossNames) {
      const recipe = withLoss(defaultRecipe, loss);
      expect(parseRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
    }
    const hub = changed({ baseModel: { kind: 'hub', id: 'a/b', revision: 'main' }, compute: 'wasm' });
    expect(parseRecipe(hub)).toEqual(hub);
    const cut = changed({ matryoshkaDims: [384, 64], matryoshkaWeights: [1, 0.5] });
    expect(parseRecipe(cut)).toEqual(cut);
    const folder = changed({ baseModel: { kind: 'folder', name: 'my-model' } });
    expect(parseRecipe(folder)).toEqual(folder);
  });

  it.each(entries)('takes %s at both ends of its range', (name, { min, max }) => {
    expect(parseRecipe(changed({ [name]: min }))).toMatchObject({ [name]: min });
    expect(parseRecipe(changed({ [name]: max }))).toMatchObject({ [name]: max });
  });

  it.each(entries)(
    'refuses %s below and above its range, naming both',
    (name, { label, min, max, integer }) => {
      for (const value of [min - 1, max + 1]) {
        const what = refusal(changed({ [name]: value }));
        expect(what).toContain(
          `The recipe can't be used: ${label} must be a ${integer ? 'whole number' : 'number'} from`,
        );
        expect(what).toMatch(/; it is -?[\d.,]+\.$/);
      }
    },
  );

  it.each<[string, unknown, string]>([
    [
      'a seed over 2^32',
      changed({ seed: 2 ** 32 }),
      "The recipe can't be used: Seed must be a whole number from 0 to 4,294,967,295; it is 4,294,967,296.",
    ],
    [
      'a learning rate of 0',
      changed({ learningRate: 0 }),
      "The recipe can't be used: Learning rate must be a number from 1e-7 to 0.01; it is 0.",
    ],
    [
      'half an epoch',
      changed({ epochs: 1.5 }),
      "The recipe can't be used: Epochs must be a whole number from 1 to 100; it is 1.5.",
    ],
    [
      'a number as text',
      changed({ epochs: '3' }),
      "The recipe can't be used: Epochs must be a whole number from 1 to 100.",
    ],
    [
      'a Matryoshka dimension of 0',
      changed({ matryoshkaDims: [64, 0] }),
      "The recipe can't be used: Matryoshka dimensions must be a whole number from 1 to 8192; it is 0.",
    ],
    [
      'a Matryoshka dimension twice',
      changed({ matryoshkaDims: [64, 32, 64] }),
      "The recipe can't be used: Matryoshka dimensions must differ; 64 is there twice.",
    ],
    [
      'too few Matryoshka weights',
      changed({ matryoshkaDims: [64, 32], matryoshkaWeights: [1] }),
      "The recipe can't be used: Matryoshka weights must be as many as the dimensions (2), or none; there are 1.",
    ],
    [
      'Matryoshka dimensions that are no list',
      changed({ matryoshkaDims: 64 }),
      'The recipe can\'t be used: "matryoshkaDims" must be a list of numbers.',
    ],
    [
      'no number',
      changed({ epochs: null }),
      "The recipe can't be used: Epochs must be a whole number from 1 to 100.",
    ],
    [
      'NaN',
      changed({ learningRate: NaN }),
      "The recipe can't be used: Learning rate must be a number from 1e-7 to 0.01.",
    ],
    ['an unknown field', changed({ epoch: 3 }), 'The recipe can\'t be used: There is no field "epoch".'],
    [
      'unknown fields',
      changed({ epoch: 3, lr: 1 }),
      'The recipe can\'t be used: There are no fields "epoch", "lr".',
    ],
    [
      'a hidden prototype',
      JSON.parse(
        '{"version":1,"loss":"ContrastiveLoss","baseModel":{"kind":"builtin"},"__proto__":{"epochs":9}}',
      ),
      'The recipe can\'t be used: There is no field "__proto__".',
    ],
    [
      'an unknown loss',
      changed({ loss: 'NoSuchLoss' }),
      `The recipe can't be used: "loss" must be one of ${lossNames.join(', ')}.`,
    ],
    [
      'a loss named like a part of objects',
      changed({ loss: 'constructor' }),
      `The recipe can't be used: "loss" must be one of ${lossNames.join(', ')}.`,
    ],
    [
      "a loss's number out of range",
      changed({ lossParams: { scale: 1000 } }),
      "The recipe can't be used: Scale must be a number from 1 to 100; it is 1000.",
    ],
    [
      "another loss's number",
      changed({ lossParams: { margin: 0.5 } }),
      'The recipe can\'t be used: There is no field "margin".',
    ],
    [
      'an unknown compute',
      changed({ compute: 'tpu' }),
      'The recipe can\'t be used: "compute" must be one of auto, webgpu, wasm, cpu.',
    ],
    [
      'an unknown kind of model',
      changed({ baseModel: { kind: 'url' } }),
      'The recipe can\'t be used: "baseModel.kind" is missing or malformed.',
    ],
    [
      'a Hub model without an id',
      changed({ baseModel: { kind: 'hub', id: '', revision: 'main' } }),
      'The recipe can\'t be used: "baseModel.id" is missing or malformed.',
    ],
    [
      'two faults',
      changed({ epochs: 0, seed: -1 }),
      "The recipe can't be used for 2 reasons: Epochs must be a whole number from 1 to 100; it is 0. Seed must be a whole number from 0 to 4,294,967,295; it is -1.",
    ],
    [
      'a newer version',
      { ...defaultRecipe, version: 2, anything: 1 },
      'The recipe is of version 2, and this page reads version 1.',
    ],
    ['another kind of JSON', { epochs: 3 }, 'This is no Semblance recipe: it has no version.'],
    ['a list', [1], 'This is no Semblance recipe: it has no version.'],
    ['nothing', null, 'This is no Semblance recipe: it has no version.'],
    ['text', 'recipe', 'This is no Semblance recipe: it has no version.'],
  ])('refuses %s', (_, value, what) => {
    expect(refusal(value)).toBe(what);
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

describe('checkField', () => {
  it.each(entries)('takes the default of %s, which lies in its range', (name, { default: value }) => {
    expect(parseRecipe(changed({ [name]: value }))).toMatchObject({ [name]: value });
  });

  it.each(
    lossNames.flatMap((loss) =>
      Object.entries<LossParam>(losses[loss].params).map(([name, field]) => [loss, name, field] as const),
    ),
  )('takes the default of %s.%s', (loss, name, field) => {
    expect(parseRecipe({ ...withLoss(defaultRecipe, loss), lossParams: { [name]: field.default } })).toEqual(
      withLoss(defaultRecipe, loss),
    );
  });

  it.each<[string, unknown, string]>([
    [
      'a margin that is no number',
      { ...withLoss(defaultRecipe, 'TripletLoss'), lossParams: { margin: true } },
      "The recipe can't be used: Margin must be a number from 0 to 100.",
    ],
    [
      'a distance that is not among the choices',
      { ...withLoss(defaultRecipe, 'TripletLoss'), lossParams: { distance: 'chess' } },
      "The recipe can't be used: Distance must be one of euclidean, cosine, manhattan.",
    ],
    [
      'a parameter of another loss',
      { ...withLoss(defaultRecipe, 'TripletLoss'), lossParams: { scale: 20 } },
      'The recipe can\'t be used: There is no field "scale".',
    ],
  ])('refuses %s', (_, recipe, what) => {
    expect(refusal(recipe)).toBe(what);
  });

  it('names the range for the form', () => {
    expect(checkField('batchSize', 16)).toBeNull();
    expect(checkField('batchSize', 0)).toBe('Batch size must be a whole number from 1 to 512; it is 0.');
    expect(checkField('batchSize', NaN)).toBe('Batch size must be a whole number from 1 to 512.');
    expect(checkField('learningRate', 1)).toBe('Learning rate must be a number from 1e-7 to 0.01; it is 1.');
  });
});
