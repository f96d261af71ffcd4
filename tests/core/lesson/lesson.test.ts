import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, FieldValue } from '../../../src/core/fields';
import type { Lesson } from '../../../src/core/lesson/lesson';
import { canShareModel, sharedRecipe } from '../../../src/core/lesson/lesson';
import { readLesson } from '../../../src/core/lesson/read';
import { writeLesson } from '../../../src/core/lesson/write';
import { losses, lossNames } from '../../../src/core/losses/catalogue';
import { checkRecipe } from '../../../src/core/recipe/check';
import { fieldEntry, recipeFieldNames } from '../../../src/core/recipe/fields';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import type { BaseModel, Recipe } from '../../../src/core/recipe/types';
import { samples } from '../../../src/core/samples/catalogue';
import { renderEnglish } from '../../../src/messages/english';

const numberIn = ({ min, max, integer }: { min: number; max: number; integer: boolean }) =>
  integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((value) => value + 0);

/** Any value that a field may have. */
function valuesOf(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'number':
      return numberIn(field);
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case 'text':
      // Null is the value of those fields that leave something to the model.
      return fc.oneof(fc.constant(field.default), fc.string({ maxLength: 200, unit: 'grapheme' }));
    case 'numbers':
      return field.distinct
        ? fc.uniqueArray(numberIn(field), { maxLength: 6 })
        : fc.array(numberIn(field), { maxLength: 6 });
  }
}

const record = (fields: readonly (readonly [string, Field])[]) =>
  fc.record(Object.fromEntries(fields.map(([name, field]) => [name, valuesOf(field)])));

const models = fc.oneof(
  fc.constant<BaseModel>({ kind: 'builtin' }),
  fc.record({
    kind: fc.constant('hub' as const),
    id: fc.constantFrom('intfloat/multilingual-e5-small', 'a/b', 'o_1/model.v2-x'),
    revision: fc.constantFrom('main', 'v1.0', 'refs/pr/3', '0123abc'),
  }),
);

const recipes: fc.Arbitrary<Recipe> = fc
  .constantFrom(...lossNames)
  .chain((loss) =>
    fc.record({
      loss: fc.constant(loss),
      lossParams: record(Object.entries<Field>(losses[loss].params)),
      baseModel: models,
      settings: record(recipeFieldNames.map((name) => [name, fieldEntry(name)] as const)),
    }),
  )
  .map(({ settings, ...rest }) => ({ ...defaultRecipe, ...settings, ...rest }) as Recipe)
  .filter((recipe) => checkRecipe(recipe) === null);

const lessons: fc.Arbitrary<Lesson> = fc.record({
  sample: fc.constantFrom(null, ...samples),
  recipe: recipes,
});

describe('a lesson', () => {
  it('comes back from its link as it was, but for the device', () => {
    fc.assert(
      fc.property(lessons, ({ sample, recipe }) => {
        const text = writeLesson({ sample, recipe });
        expect(readLesson(text)).toEqual({
          kind: 'lesson',
          lesson: { sample, recipe: { ...recipe, compute: 'auto' } },
        });
        // A # in it would end what some readers take for the address.
        expect(text).toMatch(/^[\w.%&=+*-]*$/);
      }),
    );
  });

  it('of the default recipe is short', () => {
    expect(writeLesson({ sample: null, recipe: defaultRecipe })).toBe('lesson=1');
    expect(writeLesson({ sample: samples[0], recipe: { ...defaultRecipe, epochs: 3 } })).toBe(
      'lesson=1&sample=duplicate-questions.csv&epochs=3',
    );
  });

  it('has no folder of this computer', () => {
    const recipe: Recipe = { ...defaultRecipe, baseModel: { kind: 'folder', name: 'my secret model' } };
    expect(canShareModel(recipe.baseModel)).toBe(false);
    expect(writeLesson({ sample: null, recipe })).toBe('lesson=1');
    expect(sharedRecipe(recipe).baseModel).toEqual({ kind: 'builtin' });
    expect(canShareModel({ kind: 'hub', id: 'half typed', revision: 'main' })).toBe(false);
  });
});

describe('what stands in an address', () => {
  const faultsOf = (text: string): string[] => {
    const read = readLesson(text);
    return read?.kind === 'refused' ? read.faults.map(renderEnglish) : [read?.kind ?? 'none'];
  };

  it('is no lesson without its mark', () => {
    expect(readLesson('')).toBeNull();
    expect(readLesson('view=data&epochs=3')).toBeNull();
  });

  it.each<[string, string, RegExp]>([
    ['another version', 'lesson=2', /version "2"/],
    ['an unknown setting', 'lesson=1&epoch=3', /no setting "epoch"/],
    ['what every object has', 'lesson=1&__proto__=1', /no setting "__proto__"/],
    ['a property of an object', 'lesson=1&constructor=1', /no setting "constructor"/],
    ['markup', 'lesson=1&%3Cimg%20src%3Dx%3E=1', /no setting "<img src=x>"/],
    ['the device', 'lesson=1&compute=cpu', /no setting "compute"/],
    ['a setting twice', 'lesson=1&epochs=3&epochs=4', /"epochs" occurs more than once/],
    ['the mark twice', 'lesson=1&lesson=1', /"lesson" occurs more than once/],
    ['an unknown sample', 'lesson=1&sample=../secret.csv', /no sample "..\/secret.csv"/],
    ['a number out of its range', 'lesson=1&epochs=1000', /^Epochs must be .* from 1 to 100; it is 1000/],
    ['a broken number', 'lesson=1&epochs=3.5', /^Epochs must be a whole number/],
    ['no number', 'lesson=1&epochs=', /^Epochs must be a whole number/],
    ['a number in another notation', 'lesson=1&epochs=0x10', /^Epochs must be a whole number/],
    ['an endless number', 'lesson=1&learningRate=1e999', /must be a number/],
    ['no flag', 'lesson=1&keepBest=yes', /must be true or false/],
    ['an unknown choice', 'lesson=1&scheduler=polynomial', /must be/],
    ['an unknown loss', 'lesson=1&loss=NoLoss', /^Loss must be/],
    ['a parameter of another loss', 'lesson=1&lossParams.margin=0.5', /no setting "lossParams.margin"/],
    ['a list with a hole', 'lesson=1&matryoshkaDims=64,,32', /Matryoshka/],
    [
      'settings that do not go together',
      'lesson=1&matryoshkaWeights=1,2',
      /Matryoshka weights must be as many/,
    ],
    [
      'a model by its address',
      'lesson=1&baseModel=https%3A%2F%2Fevil.example%2Fmodel',
      /not the name of a base model/,
    ],
    ['a folder', 'lesson=1&baseModel=folder', /not the name of a base model/],
    ['a long prompt', `lesson=1&promptSentence1=${'x'.repeat(2001)}`, /at most 2,?000 characters/],
    ['too much', `lesson=1&promptSentence1=${'x'.repeat(9000)}`, /characters after the #/],
  ])('is refused by name with %s', (_, text, sentence) => {
    const faults = faultsOf(text);
    expect(faults.length).toBe(1);
    expect(faults[0]).toMatch(sentence);
  });

  it('is refused with every fault at once', () => {
    expect(faultsOf('lesson=1&sample=no&epochs=0&what=1').length).toBe(3);
  });

  it('is never shown at length', () => {
    expect(faultsOf(`lesson=1&${'x'.repeat(5000)}=1`)[0]?.length).toBeLessThan(120);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = readLesson(`lesson=1&${text}`);
        expect(['lesson', 'refused']).toContain(read?.kind);
      }),
    );
  });
});
