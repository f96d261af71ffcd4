import { describe, expect, it } from 'vitest';
import { message, type Message } from '../../../src/messages/message';
import { openDataset, type Dataset } from '../../../src/core/data/dataset/dataset';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { checkLoss, checkRows, splitDataset } from '../../../src/core/run/parts';
import { source } from '../data/sources';

/** A file without quotes or commas in its cells, so that the line of a text is found without a parser. */
interface TestFile {
  readonly dataset: Dataset;
  /** The cells of a line, which is counted from 1. */
  cellsOf(line: number | undefined): readonly string[];
}

async function open(lines: readonly string[], name = 'pairs.csv'): Promise<TestFile> {
  const { dataset } = await openDataset(source(lines.join('\n'), name));
  return { dataset, cellsOf: (line) => lines[(line ?? 0) - 1]?.split(',') ?? [] };
}

/** Rows that cannot be used or are blank, in front of every fifth row and at the start. */
const withBadRows = (rows: readonly string[]) =>
  rows.flatMap((row, i) => (i % 5 === 0 ? [',lone,1', '', 'ragged', row] : [row]));

const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i));

const scored = (prefix: string, n = 60) => [
  'sentence1,sentence2,score',
  ...withBadRows(rows(n, (i) => `${prefix} first ${i},${prefix} second ${i},0.${i % 10}`)),
];

describe('the lines of the evaluation pairs', () => {
  it.each([1, 2, 3])('are those of the file that have their texts, with seed %i', async (seed) => {
    const { dataset, cellsOf } = await open(scored('a'));
    expect(dataset.examples.rejected.length).toBeGreaterThan(20);
    const { evaluationSet, lines } = splitDataset(dataset, null, { ...defaultRecipe, seed });
    expect(evaluationSet.pairs).toHaveLength(20);
    expect(lines.file).toBe('pairs.csv');
    expect(lines.sentence2).toEqual(lines.sentence1);
    for (const [i, { sentence1, sentence2, label }] of evaluationSet.pairs.entries()) {
      expect(cellsOf(lines.sentence1[i])).toEqual([sentence1, sentence2, label.toFixed(1)]);
    }
  });

  it('are those of the evaluation file where there is one', async () => {
    const { dataset } = await open(scored('a'));
    const second = await open(scored('b').slice(0, 40), 'dev.csv');
    const { evaluationSet, lines } = splitDataset(dataset, second.dataset, defaultRecipe);
    expect(lines.file).toBe('dev.csv');
    expect(evaluationSet.pairs.length).toBe(second.dataset.examples.items.length);
    for (const [i, { sentence1, sentence2 }] of evaluationSet.pairs.entries()) {
      expect(second.cellsOf(lines.sentence1[i]).slice(0, 2)).toEqual([sentence1, sentence2]);
    }
  });

  it('are two for a counter-example that was drawn', async () => {
    const { dataset, cellsOf } = await open([
      'question,answer',
      ...withBadRows(rows(60, (i) => `question ${i},answer ${i}`)).filter((line) => line !== ',lone,1'),
    ]);
    const { evaluationSet, lines } = splitDataset(dataset, null, defaultRecipe);
    const { pairs } = evaluationSet;
    expect(pairs.filter(({ label }) => label === 0)).toHaveLength(20);
    for (const [i, { sentence1, sentence2, label }] of pairs.entries()) {
      expect(cellsOf(lines.sentence1[i])[0]).toBe(sentence1);
      expect(cellsOf(lines.sentence2[i])[1]).toBe(sentence2);
      expect(lines.sentence1[i] === lines.sentence2[i]).toBe(label === 1);
    }
  });

  it('are one for a negative of the data', async () => {
    const { dataset, cellsOf } = await open([
      'anchor,positive,negative',
      ...withBadRows(rows(60, (i) => `anchor ${i},positive ${i},negative ${i}`)),
    ]);
    const { evaluationSet, lines } = splitDataset(dataset, null, defaultRecipe);
    expect(evaluationSet.kind).toBe('triplets');
    expect(lines.sentence2).toEqual(lines.sentence1);
    for (const [i, { sentence1, sentence2, label }] of evaluationSet.pairs.entries()) {
      expect(cellsOf(lines.sentence1[i])[0]).toBe(sentence1);
      expect(cellsOf(lines.sentence2[i])[label === 1 ? 1 : 2]).toBe(sentence2);
    }
  });

  it('are those of both single sentences where classes make the pairs', async () => {
    const { dataset, cellsOf } = await open([
      'text,label',
      ...rows(60, (i) => `text ${i},${['sport', 'law', 'food'][i % 3]}`).flatMap((row) => ['', row]),
    ]);
    const { evaluationSet, lines } = splitDataset(dataset, null, defaultRecipe);
    expect(evaluationSet.pairs).toHaveLength(40);
    for (const [i, { sentence1, sentence2, label }] of evaluationSet.pairs.entries()) {
      const [first, second] = [cellsOf(lines.sentence1[i]), cellsOf(lines.sentence2[i])];
      expect([first[0], second[0]]).toEqual([sentence1, sentence2]);
      expect(first[1] === second[1]).toBe(label === 1);
    }
  });
});

describe('splitDataset', () => {
  const problemWith = (what: Message) =>
    expect.objectContaining({ problem: expect.objectContaining({ what }) });

  it('leaves out the training pairs that the evaluation file has too, with a note', async () => {
    const { dataset } = await open(scored('a'));
    const second = await open([...scored('b').slice(0, 9), 'a second 0,A  first 0,0.5'], 'dev.csv');
    const { train, evaluationSet } = splitDataset(dataset, second.dataset, defaultRecipe);
    expect(train).toHaveLength(59);
    expect(evaluationSet.notes.at(-1)).toEqual(message('evaluation.set.overlap', { pairs: 1 }));
    const other = (await open(scored('c'))).dataset;
    expect(splitDataset(dataset, other, defaultRecipe).evaluationSet.notes).toEqual([
      message('evaluation.set.labelled', { pairs: 60 }),
    ]);
  });

  it('refuses data that is too small, in the dataset or in the evaluation file', async () => {
    const [tiny, small] = [await open(scored('a', 1)), await open(scored('a', 2))];
    const { dataset } = await open(scored('b'));
    expect(() => splitDataset(tiny.dataset, null, defaultRecipe)).toThrow(
      problemWith(message('run.data.fewForEvaluation', { rows: 1 })),
    );
    expect(() => splitDataset(dataset, tiny.dataset, defaultRecipe)).toThrow(
      problemWith(message('run.data.fewInFile', { rows: 1 })),
    );
    expect(() => splitDataset(small.dataset, small.dataset, defaultRecipe)).toThrow(
      problemWith(message('run.data.allHeldOut')),
    );
  });

  it('is not reached without a usable row', async () => {
    const { dataset } = await open(['sentence1,sentence2', 'a,']);
    expect(() => checkRows(dataset)).toThrow(problemWith(message('run.data.noUsableRow')));
  });
});

describe('checkLoss', () => {
  const nextOf = (run: () => void) => {
    try {
      run();
    } catch (error) {
      return error;
    }
    return null;
  };

  it('refuses a loss that the data cannot feed, and accepts one that it can', async () => {
    const { dataset } = await open(scored('a'));
    expect(nextOf(() => checkLoss({ ...defaultRecipe, loss: 'ContrastiveLoss' }, dataset))).toMatchObject({
      problem: {
        kind: 'RecipeError',
        what: { code: 'loss.unfit', params: { loss: 'ContrastiveLoss' } },
        next: message('loss.chooseAnother'),
      },
    });
    expect(nextOf(() => checkLoss({ ...defaultRecipe, loss: 'CosineSimilarityLoss' }, dataset))).toBeNull();
  });

  it('asks for an even batch size of at least four for batches by class', async () => {
    const { dataset } = await open(['text,label', ...rows(30, (i) => `text ${i},${i % 2 ? 'a' : 'b'}`)]);
    const recipe = { ...defaultRecipe, loss: 'BatchAllTripletLoss' } as const;
    expect(nextOf(() => checkLoss({ ...recipe, batchSize: 5 }, dataset))).toMatchObject({
      problem: {
        what: message('run.loss.batchSize', { loss: 'BatchAllTripletLoss', least: 4, batchSize: 5 }),
        next: message('run.loss.batchSize.next', { batchSize: 6 }),
      },
    });
    expect(nextOf(() => checkLoss({ ...recipe, batchSize: 6 }, dataset))).toBeNull();
  });

  it('refuses a classifier with Matryoshka dimensions, or without any input', async () => {
    const nli = ['entailment', 'neutral', 'contradiction'];
    const { dataset } = await open([
      'premise,hypothesis,label',
      ...rows(30, (i) => `A man ${i},A child ${i},${nli[i % 3]}`),
    ]);
    const recipe = { ...defaultRecipe, loss: 'SoftmaxLoss' } as const;
    expect(nextOf(() => checkLoss({ ...recipe, matryoshkaDims: [64] }, dataset))).toMatchObject({
      problem: { what: message('run.loss.headAndMatryoshka', { loss: 'SoftmaxLoss' }) },
    });
  });
});

describe('sentences without labels', () => {
  const text = ['text,id', ...rows(60, (i) => `sentence ${i},${100 + 7 * i}`)];

  it('are all trained on, each with itself, and nothing is evaluated', async () => {
    const { dataset } = await open(text);
    const { train, heldOut, evaluationSet, lines } = splitDataset(dataset, null, defaultRecipe);
    expect(train).toHaveLength(60);
    expect(train.every(({ sentence1, sentence2 }) => sentence1 === sentence2)).toBe(true);
    expect([heldOut, evaluationSet.pairs, [...lines.sentence1]]).toEqual([[], [], []]);
    expect(evaluationSet.notes).toEqual([message('evaluation.set.textAlone')]);
  });

  it('are evaluated on the labelled pairs of another file', async () => {
    const { dataset } = await open(text);
    const second = await open(scored('b').slice(0, 40), 'dev.csv');
    const { train, evaluationSet } = splitDataset(dataset, second.dataset, defaultRecipe);
    expect(train).toHaveLength(60);
    expect(evaluationSet.kind).toBe('score');
    expect(evaluationSet.pairs).toHaveLength(second.dataset.examples.items.length);
  });

  it('keep to the training rows of the split that the file brings along', async () => {
    const { dataset } = await open([
      'text,split',
      ...rows(60, (i) => `sentence ${i},${i % 3 === 0 ? 'test' : 'train'}`),
    ]);
    expect(splitDataset(dataset, null, defaultRecipe).train).toHaveLength(40);
  });

  it('are refused as an evaluation file', async () => {
    const { dataset } = await open(text);
    const second = await open(['text,id', ...rows(20, (i) => `other ${i},${900 + 7 * i}`)], 'dev.csv');
    expect(() => splitDataset(dataset, second.dataset, defaultRecipe)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ what: message('evaluation.set.noLabels') }),
      }),
    );
  });
});
