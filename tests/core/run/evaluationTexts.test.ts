import { describe, expect, it } from 'vitest';
import { withMapping } from '../../../src/core/data/dataset/dataset';
import { evaluatedRowsNote } from '../../../src/core/data/evaluation/evaluatedRows';
import { message } from '../../../src/messages/message';
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
    const texts = evaluationTexts({ recipe: defaultRecipe, rows: null }, dataset, null);
    expect(texts).toMatchObject({ file: 'one.csv', part: 'heldOut' });
    expect(texts.sentence1).toEqual(pairs.map(({ sentence1 }) => sentence1));
    expect(texts.sentence2).toEqual(pairs.map(({ sentence2 }) => sentence2));
  });

  it('are those of the evaluation file where there is one', () => {
    const texts = evaluationTexts({ recipe: defaultRecipe, rows: null }, dataset, second);
    expect(texts).toMatchObject({ file: 'two.csv', part: 'evaluationFile' });
    expect(texts.sentence1[0]).toBe('two 0');
  });

  it('are the first rows where nothing was trained', () => {
    const texts = evaluationTexts(
      { recipe: defaultRecipe, rows: { limit: 5, allRows: false } },
      dataset,
      second,
    );
    expect(texts.part).toBe('rows');
    expect(texts.sentence1.slice(0, 5)).toEqual(['one 0', 'one 1', 'one 2', 'one 3', 'one 4']);
    expect(texts.sentence1).toHaveLength(10);
  });

  it('are those of the part that the split of the file evaluates on, unless all rows are meant', () => {
    const split = withMapping(
      parsedOf(
        ['a', 'b', 'split'],
        Array.from({ length: 60 }, (_, i) => [`text ${i}`, `answer ${i}`, i % 6 === 0 ? 'dev' : 'train']),
      ),
      mapping,
    );
    const of = (limit: number | null, allRows: boolean) =>
      evaluationTexts({ recipe: defaultRecipe, rows: { limit, allRows } }, split, null).sentence1;
    expect(of(null, false).slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, i) => `text ${6 * i}`));
    expect(of(null, false)).toHaveLength(20);
    expect(of(3, false).slice(0, 3)).toEqual(['text 0', 'text 6', 'text 12']);
    expect(of(null, true)).toHaveLength(120);
    const note = (limit: number | null, allRows: boolean) =>
      evaluatedRowsNote(split.examples, { limit, allRows });
    const part = { column: 'split', part: 'dev', ofPart: 10, all: 60 };
    expect(note(null, false)).toEqual(message('evaluation.set.partOfSplit', { ...part, rows: 10 }));
    expect(note(3, false)).toEqual(message('evaluation.set.partOfSplit', { ...part, rows: 3 }));
    expect(note(null, true)).toEqual(message('evaluation.set.allRows', { rows: 60 }));
    expect(note(7, true)).toEqual(message('evaluation.set.firstRows', { rows: 7, all: 60 }));
  });
});
