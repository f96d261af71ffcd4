import { describe, expect, it } from 'vitest';
import { readClasses } from '../../../../src/core/data/labels/classLabels';
import { readLabels } from '../../../../src/core/data/labels/labels';
import type { LabelScheme } from '../../../../src/core/data/types';
import { repeat, tableOf } from '../tables';

const read = (cells: readonly string[], name = 'label') =>
  readLabels(
    tableOf(
      [name],
      cells.map((cell) => [cell]),
    ),
    0,
  );

/** What a column comes to, in short. */
function schemeOf(scheme: LabelScheme): string {
  switch (scheme.kind) {
    case 'none':
      return 'none';
    case 'positive':
      return `positive ${scheme.value}`;
    case 'binary':
      return `1 = ${scheme.one.join('/')}, 0 = ${scheme.zero.join('/')}`;
    case 'score':
      return `score ${scheme.min}–${scheme.max}${scheme.rescaled ? ' rescaled' : ''}`;
    case 'class':
      return `classes ${scheme.classes.map((cells) => cells.join('/')).join(', ')}`;
    case 'unusable':
      return 'unusable';
  }
}

describe('two label values', () => {
  it.each([
    [['0', '1'], '1 = 1, 0 = 0'],
    [['0.0', '1.0'], '1 = 1.0, 0 = 0.0'],
    [['-1', '1'], '1 = 1, 0 = -1'],
    [['yes', 'no'], '1 = yes, 0 = no'],
    [['TRUE', 'FALSE'], '1 = TRUE, 0 = FALSE'],
    [['True', 'true', 'f', 'False'], '1 = True/true, 0 = f/False'],
    [['duplicate', 'not_duplicate'], '1 = duplicate, 0 = not_duplicate'],
    [['is_duplicate', 'is_not_duplicate'], '1 = is_duplicate, 0 = is_not_duplicate'],
    [['similar', 'different'], '1 = similar, 0 = different'],
    [['similar', 'dissimilar'], '1 = similar, 0 = dissimilar'],
    [['contradiction', 'entailment'], '1 = entailment, 0 = contradiction'],
    [['relevant', 'non-relevant'], '1 = relevant, 0 = non-relevant'],
    [['match', 'no match'], '1 = match, 0 = no match'],
    [['是', '否'], '1 = 是, 0 = 否'],
    [['相似', '不相似'], '1 = 相似, 0 = 不相似'],
    [['是', '不是'], '1 = 是, 0 = 不是'],
    [['not toxic', 'toxic'], '1 = toxic, 0 = not toxic'],
    [['duplicate', 'other'], '1 = duplicate, 0 = other'],
    [['other', 'unrelated'], '1 = other, 0 = unrelated'],
    [['1', '2'], '1 = 2, 0 = 1'],
    [['0%', '100%'], '1 = 100%, 0 = 0%'],
  ])('%j are mapped: %s', (values, expected) => {
    const { scheme, values: mapped } = read(repeat(values, 10));
    expect(schemeOf(scheme)).toBe(expected);
    for (const value of values) expect([0, 1]).toContain(mapped.get(value));
  });

  it.each([
    [[...repeat(['0', '1'], 20), 'True', 'false'], '1 = 1/True, 0 = 0/false'],
    [[...repeat(['0', '1'], 20), ...repeat(['True'], 10)], '1 = 1/True, 0 = 0'],
    [[...repeat(['True', 'False'], 20), '0', '1'], '1 = True/1, 0 = False/0'],
    [[...repeat(['1'], 20), 'True'], 'positive 1'],
  ])('0 and 1 mix with true and false: %#', (cells, expected) => {
    const { scheme, values } = read(cells);
    expect(schemeOf(scheme)).toBe(expected);
    for (const cell of cells) expect(values.get(cell)).toBe(Number(/1|true/i.test(cell)));
  });

  it('true among scores is no number', () => {
    const { values } = read([...repeat(['0', '1', '0.5'], 20), 'True']);
    expect(values.get('True')).toBe('label "True" is not a number');
  });

  it('are mapped visibly, except for plain 0 and 1', () => {
    expect(read(repeat(['0', '1'], 5)).note).toBeNull();
    expect(read(repeat(['yes', 'no'], 5)).note).toBe(
      'The label "yes" was read as 1 (similar) and "no" as 0 (not similar).',
    );
    expect(read(repeat(['-1', '1'], 5)).note).toBe(
      'The label 1 was read as 1 (similar) and -1 as 0 (not similar).',
    );
  });

  it('of which one is the other with a "not" are known, whichever comes first', () => {
    for (const word of ['good', 'toxic']) {
      const { scheme, certain } = read(repeat([word, `not ${word}`], 5));
      expect(schemeOf(scheme)).toBe(`1 = ${word}, 0 = not ${word}`);
      expect(certain).toBe(true);
    }
  });

  it('of unknown words are told apart by the words that their sentences share, with the doubt said', () => {
    const rows = repeat(['bar', 'foo'], 5).map((label) =>
      label === 'bar' ? ['A cat sleeps.', 'The cat sleeps', label] : ['A cat sleeps.', 'Dogs run', label],
    );
    const { scheme, note, certain } = readLabels(tableOf(['a', 'b', 'label'], rows), 2, [0, 1]);
    expect(schemeOf(scheme)).toBe('1 = bar, 0 = foo');
    expect(certain).toBe(false);
    expect(note).toBe(
      'The label "bar" was read as 1 (similar) and "foo" as 0 (not similar). Neither word is known here: the sentences of "bar" share more words (50 % against 0 %). If it is the other way round, use 1 and 0 in the file.',
    );
  });

  it('of unknown words are told apart by the alphabet where nothing else helps, with the doubt said', () => {
    const { scheme, note, certain } = read(repeat(['foo', 'bar'], 5));
    expect(schemeOf(scheme)).toBe('1 = foo, 0 = bar');
    expect(certain).toBe(false);
    expect(note).toContain('Neither word is known here: the second in the alphabet was taken as similar.');
    expect(note).toContain('If it is the other way round, use 1 and 0 in the file.');
  });

  it('that happen to be the only scores are classes, even in a column named score', () => {
    expect(schemeOf(read(repeat(['0', '1'], 5), 'score').scheme)).toBe('1 = 1, 0 = 0');
  });
});

describe('scores', () => {
  it.each([
    ['0 to 1', ['0.1', '0.95', '0.5'], 'label', 'score 0–1'],
    ['0 to 5', ['0.0', '2.4', '5.0'], 'label', 'score 0–5 rescaled'],
    ['0 to 5, the best one missing', ['0.2', '2.4', '4.8'], 'label', 'score 0–5 rescaled'],
    ['1 to 5', ['1', '2', '3', '4', '5'], 'label', 'score 1–5 rescaled'],
    ['1 to 7 with fractions', ['1', '2.5', '7'], 'label', 'score 1–7 rescaled'],
    ['0 to 100', ['0', '35', '70', '100'], 'label', 'score 0–100 rescaled'],
    ['percent', ['80%', '20%', '55%'], 'label', 'score 0–100 rescaled'],
    ['−1 to 1', ['-0.5', '0.2', '0.9'], 'label', 'score -1–1 rescaled'],
    ['below −1', ['-3', '0.5', '2.5'], 'label', 'score -3–2.5 rescaled'],
    ['three steps with fractions', ['0', '0.5', '1'], 'label', 'score 0–1'],
    ['three wide steps', ['0', '50', '100'], 'label', 'score 0–100 rescaled'],
    ['0, 1, 2 in a column that says so', ['0', '1', '2'], 'similarity', 'score 0–2 rescaled'],
    ['two grades in a column that says so', ['0', '5'], 'score', 'score 0–5 rescaled'],
    ['cosines a rounding above 1', ['0.2', '0.7', '1.0000001'], 'label', 'score 0–1'],
  ])('%s', (_, values, name, expected) => {
    expect(schemeOf(read(repeat(values, 10), name).scheme)).toBe(expected);
  });

  it('of another range are rescaled linearly, and it says so', () => {
    const { values, note } = read(['0', '1', '2.5', '5']);
    expect([...values]).toEqual([
      ['', 'label is empty'],
      ['0', 0],
      ['1', 0.2],
      ['2.5', 0.5],
      ['5', 1],
    ]);
    expect(note).toBe('Scores from 0 to 5 were rescaled: 0 became 0 and 5 became 1.');
    expect(read(['-1', '0', '0.5', '1']).values.get('0')).toBe(0.5);
    expect(read(['80%', '20%', '1%']).values.get('80%')).toBe(0.8);
    expect(read(['80%', '20%', '1%']).note).toBe(
      'Scores from 0% to 100% were rescaled: 0% became 0 and 100% became 1.',
    );
  });

  it('with decimal commas are read, and it says so', () => {
    const { values, note } = read(['0,8', '0,25', '1']);
    expect(values.get('0,8')).toBe(0.8);
    expect(note).toBe('Decimal commas were read as points: "0,8" is 0.8.');
  });

  it('that are all equal are used with a warning that Spearman is undefined', () => {
    const { scheme, note, values } = read(repeat(['0.7'], 10));
    expect(schemeOf(scheme)).toBe('score 0–1');
    expect(values.get('0.7')).toBe(0.7);
    expect(note).toContain(
      'Every score is 0.7: there is nothing to rank, so Spearman and Pearson are undefined',
    );
  });
});

describe('one label value', () => {
  it.each(['1', '1.0', 'yes', 'duplicate', '是', '100%'])('all %j: these are pairs', (value) => {
    const { scheme, values } = read(repeat([value], 10));
    expect(schemeOf(scheme)).toBe(`positive ${value}`);
    expect(values.get(value)).toBe(1);
  });

  it.each([
    [
      '0',
      'Every label is 0, so no pair is marked as similar: add pairs of label 1, or choose another label column.',
    ],
    [
      'no',
      'Every label is "no", so no pair is marked as similar: add pairs that are, or choose another label column.',
    ],
    [
      '5',
      'Every label is 5, so there is nothing to learn from them: if all pairs belong together, set Label to "None".',
    ],
    [
      'foo',
      'Every label is "foo", so there is nothing to learn from them: if all pairs belong together, set Label to "None".',
    ],
  ])('all %j: unusable, with the reason', (value, reason) => {
    expect(read(repeat([value], 10)).scheme).toEqual({ kind: 'unusable', reason });
  });
});

describe('classes', () => {
  it.each([
    ['three numbers in a row', ['2', '0', '1'], 'label', 'classes 0, 1, 2', 'If they are grades'],
    ['three numbers, by the name of the column', ['1', '5', '9'], 'category', 'classes 1, 5, 9', '3 classes'],
    [
      'three words',
      ['neutral', 'entailment', 'contradiction'],
      'gold',
      'classes contradiction, entailment, neutral',
      '"neutral"',
    ],
    ['words in several spellings', ['A b', 'a_b', 'c', 'd'], 'gold', 'classes A b/a_b, c, d', '3 classes'],
  ])('%s', (_, cells, name, expected, note) => {
    const reading = read(repeat(cells, 10), name);
    expect(schemeOf(reading.scheme)).toBe(expected);
    expect(reading.note).toContain(note);
  });

  it('three grades are scores where the column says so', () => {
    expect(schemeOf(read(repeat(['0', '1', '2'], 10), 'score').scheme)).toContain('score 0–2');
  });

  it('say "similar" where they share the most words, if their names tell nothing', () => {
    const rows = [
      ['a b c', 'a b c', '0'],
      ['a b c', 'x y z', '1'],
      ['a b c', 'a y z', '2'],
    ];
    const table = tableOf(['first', 'second', 'label'], [...rows, ...rows, ...rows]);
    expect(readLabels(table, 2, [0, 1]).scheme).toMatchObject({ kind: 'class', grades: [1, 0, 0] });
  });
});

describe('classes of single sentences', () => {
  const classesOf = (cells: readonly string[], name = 'label') =>
    readClasses(
      tableOf(
        [name],
        cells.map((cell) => [cell]),
      ),
      0,
    ).scheme;

  it.each([
    ['two words', ['ham', 'spam'], 'classes ham, spam'],
    ['0 and 1', ['1', '0'], 'classes 0, 1'],
    ['many numbers, by their size', ['10', '9', '100', '2'], 'classes 2, 9, 10, 100'],
  ])('%s', (_, cells, expected) => {
    expect(schemeOf(classesOf(repeat(cells, 5)))).toBe(expected);
  });

  it.each([
    ['scores', ['0.5', '0.7'], 'numbers with fractions'],
    ['one class', ['ham'], 'Every label is "ham"'],
    ['nearly all different', Array.from({ length: 9 }, (_, i) => `id ${i}`), '9 different values in 9 rows'],
    ['nothing', ['', ''], 'is empty'],
  ])('refuses %s', (_, cells, reason) => {
    const scheme = classesOf(cells);
    expect(scheme.kind === 'unusable' ? scheme.reason : '').toContain(reason);
  });
});

describe('columns that no pair loss can use', () => {
  it.each([
    [
      'sentences',
      Array.from({ length: 30 }, (_, i) => `sentence number ${i}`),
      'note',
      'The column "note" holds text (30 different values), not labels: choose another label column, or set Label to "None".',
    ],
    [
      'ids',
      Array.from({ length: 30 }, (_, i) => String(1000 + 7 * i)),
      'number',
      'The column "number" holds a different whole number in every row, as an id does: choose another label column, or set Label to "None".',
    ],
    [
      'numbers and much text',
      repeat(['0.5', '0.7', 'n/a'], 10),
      'label',
      'The label column "label" mixes numbers with text: 10 of 30 labels are not numbers, the first "n/a" on line 4. Make them numbers, or leave them empty.',
    ],
    [
      'percentages and plain numbers',
      repeat(['50%', '0.7'], 10),
      'label',
      'The label column "label" mixes percentages (10) with plain numbers (10): write all of them one way.',
    ],
    [
      'nothing',
      ['', ' '],
      'label',
      'The label column "label" is empty: set Label to "None", or choose another.',
    ],
    [
      'mostly nothing',
      ['', '', '1'],
      'label',
      'The label column "label" is empty in 2 of 3 rows: fill it, or set Label to "None".',
    ],
  ])('%s', (_, cells, name, reason) => {
    expect(read(cells, name).scheme).toEqual({ kind: 'unusable', reason });
  });
});

describe('a few labels that do not fit', () => {
  it.each([
    ['NaN', 'label "NaN" is not a number'],
    ['Infinity', 'label "Infinity" is not a number'],
    ['1e309', 'label "1e309" is too large for a number'],
    ['', 'label is empty'],
    ['good', 'label "good" is not a number'],
    ['80%', 'label "80%" is a percentage, unlike the others'],
    ['7', 'label "7" is outside the range of the others'],
    ['-1', 'label "-1" marks a missing label'],
  ])('among scores: %j is rejected alone', (cell, reason) => {
    const { scheme, values } = read([...repeat(['0.1', '0.8', '0.55'], 10), cell]);
    expect(schemeOf(scheme)).toBe('score 0–1');
    expect(values.get(cell)).toBe(reason);
  });

  it.each([
    ['maybe', repeat(['yes', 'no'], 20), 'label "maybe" is neither "yes" nor "no"'],
    ['-1', repeat(['0', '1'], 20), 'label "-1" marks a missing label'],
    ['', repeat(['0', '1'], 20), 'label is empty'],
  ])('among classes: %j is rejected alone', (cell, cells, reason) => {
    const { scheme, values } = read([...cells, cell]);
    expect(scheme.kind).toBe('binary');
    expect(values.get(cell)).toBe(reason);
  });

  it.each(['1.0000001', '-0.02'])('a few cosines such as %s are scores like the others', (cell) => {
    const { values } = read([...repeat(['0.1', '0.8', '0.55'], 10), cell]);
    expect(values.get(cell)).toBeTypeOf('number');
  });

  it('0, 1, 2 with some −1 for "missing" stay three classes', () => {
    const { scheme, values } = read([...repeat(['0', '1', '2'], 30), '-1']);
    expect(schemeOf(scheme)).toBe('classes 0, 1, 2');
    expect(values.get('-1')).toContain('label "-1"');
  });
});
