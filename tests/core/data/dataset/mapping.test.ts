import { describe, expect, it } from 'vitest';
import { choicesAfter, mappingOfSecond, reversedChoices } from '../../../../src/core/data/dataset/choices';
import { withMapping } from '../../../../src/core/data/dataset/dataset';
import { describeSplit } from '../../../../src/core/data/dataset/fileSplit';
import type { DataChoices, Roles } from '../../../../src/core/data/types';
import { splitPartOf } from '../../../../src/core/data/words/splitWords';
import { defaultRecipe } from '../../../../src/core/recipe/recipe';
import { reportExamples } from '../../../../src/core/report/report';
import { trainable } from '../../../../src/core/report/trainable';
import { splitDataset } from '../../../../src/core/run/parts';
import { message } from '../../../../src/messages/message';
import { parsedOf } from '../tables';

const roles: Roles = { sentence1: 0, sentence2: 1, negatives: [], label: null };
const map = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  choices: DataChoices = {},
  given: Roles = roles,
) => withMapping(parsedOf(columns, rows), { roles: given, choices });

const splitRows = (parts: readonly string[]) => parts.map((part, i) => [`first ${i}`, `second ${i}`, part]);
const splitTable = (parts: readonly string[], choices?: DataChoices) =>
  map(['a', 'b', 'split'], splitRows(parts), choices);
const times = (part: string, n: number) => Array.from({ length: n }, () => part);

describe('a column that names the split', () => {
  const parts = [...times('train', 6), ...times('dev', 3), ...times('test', 4), ''];

  it('decides what is trained and evaluated on; test and unnamed rows are used for neither', () => {
    const dataset = splitTable(parts);
    const { train, heldOut, evaluationSet } = splitDataset(dataset, null, defaultRecipe);
    expect(train.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(heldOut.map(({ row }) => row)).toEqual([6, 7, 8]);
    expect(evaluationSet.notes[0]).toEqual(
      message('evaluation.set.bySplit', { column: 'split', part: 'dev', left: 5 }),
    );
    const { split } = dataset.examples;
    expect(split && describeSplit(split)).toEqual(
      message('data.split.used', { column: 'split', train: 6, part: 'dev', evaluated: 3, left: 5 }),
    );
  });

  it('evaluates on test where there is no dev, and says so in the words of other languages', () => {
    const dataset = splitTable([...times('Training', 6), ...times('Prueba', 3)]);
    expect(splitDataset(dataset, null, defaultRecipe).heldOut).toHaveLength(3);
    expect(dataset.examples.split).toMatchObject({ evaluated: 'test', used: true });
    const words = ['validation', '验证集', 'Валидация', 'val', 'TEST', 'テスト', 'test-00001', 'dog'];
    expect(words.map(splitPartOf)).toEqual(['dev', 'dev', 'dev', 'dev', 'test', 'test', 'test', null]);
  });

  it('is not used where the person says so: rows are drawn by the seed', () => {
    const dataset = splitTable(parts, { useSplit: false });
    const { train, heldOut, evaluationSet } = splitDataset(dataset, null, defaultRecipe);
    expect(train.length + heldOut.length).toBe(14);
    expect(evaluationSet.notes.map(({ code }) => code)).not.toContain('evaluation.set.bySplit');
    const { unused } = reportExamples(dataset.examples, roles, dataset.choices);
    expect(unused.map(({ name }) => name)).toEqual(['split']);
  });

  it('is not used where it leaves nothing to evaluate on, and that is said', () => {
    const { split } = splitTable([...times('train', 6), 'dev']).examples;
    expect(split).toMatchObject({ possible: false, used: false });
    expect(split && describeSplit(split).code).toBe('data.split.impossible');
    expect(splitTable(times('train', 6)).examples.split).toBeNull();
    expect(splitTable([...times('train', 6), ...times('red', 3)]).examples.split).toBeNull();
  });

  it('does not train on pairs that are evaluated on', () => {
    const rows = splitRows([...times('train', 6), ...times('dev', 3)]).toSpliced(6, 1, [
      'second 2',
      'First 2',
      'dev',
    ]);
    const { train, evaluationSet } = splitDataset(map(['a', 'b', 'split'], rows), null, defaultRecipe);
    expect(train.map(({ row }) => row)).toEqual([0, 1, 3, 4, 5]);
    expect(evaluationSet.notes).toContainEqual(message('evaluation.set.overlap', { pairs: 1 }));
  });

  it('gives way to an evaluation file, and only its rows of train are trained on', () => {
    const second = map(
      ['a', 'b'],
      [...splitRows(times('', 4))].map(([a = '', b = '']) => [`${a} x`, `${b} x`]),
    );
    const { train, heldOut, evaluationSet } = splitDataset(splitTable(parts), second, defaultRecipe);
    expect(train).toHaveLength(6);
    expect(heldOut).toBe(second.examples.items);
    expect(evaluationSet.notes[0]).toEqual(
      message('evaluation.set.fileNotSplit', { column: 'split', left: 8 }),
    );
  });

  it('counts the rows that the suggested numbers follow from', () => {
    const { examples } = splitTable(parts);
    const report = reportExamples(examples, roles);
    expect(trainable('MultipleNegativesRankingLoss', report, false)).toEqual({
      rows: 6,
      hasEvaluationRows: true,
      alone: false,
      perRow: 1,
    });
  });
});

describe('columns that can be one sentence', () => {
  const columns = ['title1', 'body1', 'title2', 'body2'];
  const rows = [
    ['Cats', 'They sleep.', 'Dogs', 'They bark.'],
    ['Rain', '', 'Snow', 'nan'],
  ];
  const titles: Roles = { ...roles, sentence2: 2 };

  it('are offered: each title with its own body', () => {
    const { examples } = map(columns, rows, {}, titles);
    expect(examples.joins).toEqual([
      { sentence: 'sentence1', columns: [0, 1], guessed: false, joined: false },
      { sentence: 'sentence2', columns: [2, 3], guessed: false, joined: false },
    ]);
    expect(examples.items[0]).toMatchObject({ sentence1: 'Cats', sentence2: 'Dogs' });
  });

  it('are joined by a space where the person says so, without what is missing', () => {
    const choices: DataChoices = { joined: { sentence1: [0, 1], sentence2: [2, 3] } };
    const { examples } = map(columns, rows, choices, titles);
    expect(examples.items.map(({ sentence1, sentence2 }) => [sentence1, sentence2])).toEqual([
      ['Cats They sleep.', 'Dogs They bark.'],
      ['Rain', 'Snow'],
    ]);
    expect(examples.notes).toContainEqual(
      message('data.note.joinedColumns', { columns: ['title2', 'body2'] }),
    );
    expect(reportExamples(examples, titles, choices).unused).toEqual([]);
  });

  it('are joined without being asked where one says little alone, unless the person says no', () => {
    const alpaca = [['Translate.', 'Guten Tag', 'Good day']];
    const of = ['instruction', 'input', 'output'];
    const pair: Roles = { ...roles, sentence2: 2 };
    expect(map(of, alpaca, {}, pair).examples.items[0]?.sentence1).toBe('Translate. Guten Tag');
    expect(map(of, alpaca, { joined: {} }, pair).examples.items[0]?.sentence1).toBe('Translate.');
  });

  it('are never joined with a column that has a role of its own', () => {
    const { examples } = map(['title', 'body'], [['Cats', 'They sleep.']], { joined: { sentence1: [0, 1] } });
    expect(examples.items[0]).toMatchObject({ sentence1: 'Cats', sentence2: 'They sleep.' });
    expect(examples.joins).toEqual([]);
  });
});

describe('marks of missing texts', () => {
  const rows = [
    ['a', 'b'],
    ['NS', 'c'],
    ['d', 'N/A'],
  ];

  it('reject their rows, each counted, and are kept as text one by one', () => {
    const guessed = map(['x', 'y'], rows).examples;
    expect(guessed.items).toHaveLength(1);
    expect(guessed.marks).toEqual([
      { mark: 'NS', rows: 1, kept: false },
      { mark: 'N/A', rows: 1, kept: false },
    ]);
    const kept = map(['x', 'y'], rows, { keptMarks: ['NS'] }).examples;
    expect(kept.items.map(({ sentence1 }) => sentence1)).toEqual(['a', 'NS']);
    expect(kept.notes).toContainEqual(message('data.note.keptMark', { mark: 'NS', rows: 1 }));
    expect(kept.notes).toContainEqual(message('data.note.missingText', { mark: 'N/A', rows: 1 }));
  });
});

describe('marks of missing labels', () => {
  const labelled: Roles = { ...roles, label: 2 };
  const labels = (cells: readonly string[], keptLabels?: readonly string[]) =>
    map(
      ['a', 'b', 'gold'],
      cells.map((cell, i) => [`first ${i}`, `second ${i}`, cell]),
      keptLabels ? { keptLabels } : {},
      labelled,
    ).examples;
  const snli = [...times('entailment', 9), ...times('neutral', 9), ...times('contradiction', 9), '-', '-'];

  it('are named with their rows, and are labels where the person says so', () => {
    const guessed = labels(snli);
    expect(guessed.labelMarks).toEqual([{ mark: '-', rows: 2, kept: false }]);
    expect(guessed.items).toHaveLength(27);
    const kept = labels(snli, ['-']);
    expect(kept.labelMarks).toEqual([{ mark: '-', rows: 2, kept: true }]);
    expect(kept.labels).toMatchObject({ kind: 'class' });
    expect(kept.items).toHaveLength(29);
    expect(kept.notes).toContainEqual(message('labels.note.keptMark', { cell: '-', rows: 2 }));
  });

  it('are numbers where they are written as one, and make words of the other labels where they are not', () => {
    const grades = [...times('0', 9), ...times('3', 9), ...times('5', 9), '-1'];
    expect(labels(grades).labelMarks).toEqual([{ mark: '-1', rows: 1, kept: false }]);
    const kept = labels(grades, ['-1']);
    expect(kept.labels).toMatchObject({ kind: 'score', min: -1 });
    expect(kept.labelMarks).toEqual([{ mark: '-1', rows: 1, kept: true }]);
    const words = labels([...times('0', 9), ...times('1', 9), ...times('2', 9), 'NS'], ['NS']);
    expect(words.labels).toMatchObject({ kind: 'class', classes: [['0'], ['1'], ['2'], ['NS']] });
    expect(words.items).toHaveLength(28);
  });

  it('are a class of their own beside two labels, however few they are', () => {
    const tools = [...times('accept', 30), ...times('reject', 30), 'ignore'];
    expect(labels(tools).labels).toMatchObject({ kind: 'binary' });
    const kept = labels(tools, ['ignore']);
    expect(kept.labels).toMatchObject({ kind: 'class', classes: [['accept'], ['ignore'], ['reject']] });
    expect(kept.items).toHaveLength(61);
  });
});

describe('choices', () => {
  const all: DataChoices = {
    similar: ['no'],
    reversed: true,
    scale: 'asIs',
    keptMarks: ['NS'],
    keptLabels: ['-'],
    useSplit: false,
    averaged: false,
    joined: { sentence1: [0, 1] },
  };

  it('about a column go when it loses its role, and no others', () => {
    const labelled: Roles = { ...roles, label: 2 };
    expect(choicesAfter(all, labelled, labelled)).toEqual(all);
    const { joined, keptMarks, useSplit, ...ofLabel } = all;
    expect(choicesAfter(all, labelled, roles)).toEqual({ joined, keptMarks, useSplit });
    expect(choicesAfter(all, labelled, { ...labelled, sentence1: 3 })).toEqual({
      ...ofLabel,
      keptMarks,
      useSplit,
    });
  });

  it('reverse labels of either kind, and none without a direction', () => {
    expect(reversedChoices({}, { kind: 'binary', one: ['a'], zero: ['b'] })).toEqual({ similar: ['b'] });
    const score = { kind: 'score', min: 0, max: 5, rescaled: true } as const;
    expect(reversedChoices({}, score)).toEqual({ reversed: true });
    expect(reversedChoices({}, { ...score, reversed: true })).toEqual({ reversed: false });
    expect(reversedChoices({}, { kind: 'none' })).toBeNull();
  });

  it('hold for an evaluation file: all of them with the same columns, those on labels and marks with others', () => {
    const first = { columns: ['a', 'b'], roles: { ...roles, sentence1: 1, sentence2: 0 }, choices: all };
    const own = { columns: ['a', 'b'], roles, choices: {} };
    expect(mappingOfSecond(own, first)).toEqual({ roles: first.roles, choices: all });
    const { joined: _, useSplit: __, ...rest } = all;
    expect(mappingOfSecond({ ...own, columns: ['x', 'y'] }, first)).toEqual({ roles, choices: rest });
  });
});
