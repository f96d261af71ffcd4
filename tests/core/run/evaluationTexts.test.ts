import { describe, expect, it } from 'vitest';
import { withMapping } from '../../../src/core/data/dataset/dataset';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { evaluationTexts } from '../../../src/core/run/evaluationTexts';
import { splitDataset } from '../../../src/core/run/parts';
import { parsedOf } from '../data/tables';

const mapping = { roles: { sentence1: 0, sentence2: 1, negatives: [], label: null }, choices: {} };
const datasetOf = (name: string) =>
  withMapping(
    {
      ...parsedOf(
        ['a', 'b'],
        Array.from({ length: 60 }, (_, i) => [`${name} ${i}`, `answer ${name} ${i}`]),
      ),
      name: `${name}.csv`,
    },
    mapping,
  );
const [dataset, second] = [datasetOf('one'), datasetOf('two')];

describe('the sentences that a run was evaluated on', () => {
  it('are those of its split, in the order of its pairs', () => {
    const { pairs } = splitDataset(dataset, null, defaultRecipe).evaluationSet;
    const texts = evaluationTexts({ recipe: defaultRecipe, firstRows: null }, dataset, null);
    expect(texts).toMatchObject({ file: 'one.csv', part: 'heldOut' });
    expect(texts.sentence1).toEqual(pairs.map(({ sentence1 }) => sentence1));
    expect(texts.sentence2).toEqual(pairs.map(({ sentence2 }) => sentence2));
  });

  it('are those of the evaluation file where there is one', () => {
    const texts = evaluationTexts({ recipe: defaultRecipe, firstRows: null }, dataset, second);
    expect(texts).toMatchObject({ file: 'two.csv', part: 'evaluationFile' });
    expect(texts.sentence1[0]).toBe('two 0');
  });

  it('are the first rows where nothing was trained', () => {
    const texts = evaluationTexts({ recipe: defaultRecipe, firstRows: 5 }, dataset, second);
    expect(texts.part).toBe('rows');
    expect(texts.sentence1.slice(0, 5)).toEqual(['one 0', 'one 1', 'one 2', 'one 3', 'one 4']);
    expect(texts.sentence1).toHaveLength(10);
  });
});
