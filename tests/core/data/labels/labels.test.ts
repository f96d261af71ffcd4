import { describe, expect, it } from 'vitest';
import { message } from '../../../../src/messages/message';
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

const binaryNote = (one: string, zero: string) => message('labels.note.binary', { one: [one], zero: [zero] });

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
    expect(values.get('True')).toEqual(message('labels.cell.notNumber', { cell: 'True' }));
  });

  it('are mapped visibly, except for plain 0 and 1', () => {
    expect(read(repeat(['0', '1'], 5)).notes).toEqual([]);
    expect(read(repeat(['yes', 'no'], 5)).notes).toEqual([binaryNote('yes', 'no')]);
    expect(read(repeat(['-1', '1'], 5)).notes).toEqual([binaryNote('1', '-1')]);
  });

  it('of which one is the other with a "not" are known, whichever comes first', () => {
    for (const word of ['good', 'toxic']) {
      const { scheme, certain } = read(repeat([word, `not ${word}`], 5));
      expect(schemeOf(scheme)).toBe(`1 = ${word}, 0 = not ${word}`);
      expect(certain).toBe(true);
    }
  });

  it('of unknown words are mapped by the words that their sentences share, with a note that it is a guess', () => {
    const rows = repeat(['bar', 'foo'], 5).map((label) =>
      label === 'bar' ? ['A cat sleeps.', 'The cat sleeps', label] : ['A cat sleeps.', 'Dogs run', label],
    );
    const { scheme, notes, certain } = readLabels(tableOf(['a', 'b', 'label'], rows), 2, [0, 1]);
    expect(schemeOf(scheme)).toBe('1 = bar, 0 = foo');
    expect(certain).toBe(false);
    expect(notes).toEqual([
      binaryNote('bar', 'foo'),
      message('labels.note.byOverlap', { similar: 'bar', most: 0.5, least: 0 }),
    ]);
  });

  it('of unknown words are mapped by the alphabet where nothing else helps, with a note that it is a guess', () => {
    const { scheme, notes, certain } = read(repeat(['foo', 'bar'], 5));
    expect(schemeOf(scheme)).toBe('1 = foo, 0 = bar');
    expect(certain).toBe(false);
    expect(notes).toEqual([binaryNote('foo', 'bar'), message('labels.note.byAlphabet', { similar: 'foo' })]);
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
    ['−1 to 1', ['-0.5', '0.2', '0.9'], 'label', 'score -1–1'],
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
    const { values, notes } = read(['0', '1', '2.5', '5']);
    expect([...values]).toEqual([
      ['', message('labels.cell.empty')],
      ['0', 0],
      ['1', 0.2],
      ['2.5', 0.5],
      ['5', 1],
    ]);
    expect(notes).toEqual([message('labels.note.rescaled', { min: 0, max: 5, percent: false })]);
    expect(read(['80%', '20%', '1%']).values.get('80%')).toBe(0.8);
    expect(read(['80%', '20%', '1%']).notes).toEqual([
      message('labels.note.rescaled', { min: 0, max: 100, percent: true }),
    ]);
  });

  it('with decimal commas are read, and it says so', () => {
    const { values, notes } = read(['0,8', '0,25', '1']);
    expect(values.get('0,8')).toBe(0.8);
    expect(notes).toEqual([message('labels.note.decimalComma', { cell: '0,8', value: 0.8 })]);
  });

  it('that are all equal are used with a warning that there is no Spearman', () => {
    const { scheme, notes, values } = read(repeat(['0.7'], 10));
    expect(schemeOf(scheme)).toBe('score 0–1');
    expect(values.get('0.7')).toBe(0.7);
    expect(notes).toEqual([message('labels.same.score', { score: 0.7 })]);
  });
});

describe('one label value', () => {
  it.each(['1', '1.0', 'yes', 'duplicate', '是', '100%'])('all %j: these are pairs', (value) => {
    const { scheme, values } = read(repeat([value], 10));
    expect(schemeOf(scheme)).toBe(`positive ${value}`);
    expect(values.get(value)).toBe(1);
  });

  it.each([
    ['0', 'labels.same.different'],
    ['no', 'labels.same.different'],
    ['5', 'labels.same.unknown'],
    ['foo', 'labels.same.unknown'],
  ] as const)('all %j: unusable, with the reason', (value, code) => {
    const reason = message(code, { label: value });
    expect(read(repeat([value], 10)).scheme).toEqual({ kind: 'unusable', reason });
  });
});

describe('classes', () => {
  const classesNote = (...classes: string[]) => message('labels.note.classes', { classes });
  it.each([
    [
      'three numbers in a row',
      ['2', '0', '1'],
      'label',
      'classes 0, 1, 2',
      [classesNote('0', '1', '2'), message('labels.note.grades')],
    ],
    [
      'three numbers, by the name of the column',
      ['1', '5', '9'],
      'category',
      'classes 1, 5, 9',
      [classesNote('1', '5', '9')],
    ],
    [
      'three words',
      ['neutral', 'entailment', 'contradiction'],
      'gold',
      'classes contradiction, entailment, neutral',
      [classesNote('contradiction', 'entailment', 'neutral')],
    ],
    [
      'words in several spellings',
      ['A b', 'a_b', 'c', 'd'],
      'gold',
      'classes A b/a_b, c, d',
      [classesNote('A b', 'c', 'd')],
    ],
  ])('%s', (_, cells, name, expected, notes) => {
    const reading = read(repeat(cells, 10), name);
    expect(schemeOf(reading.scheme)).toBe(expected);
    expect(reading.notes).toEqual(notes);
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
    ['scores', ['0.5', '0.7'], message('labels.column.fractions', { column: 'label' })],
    ['one class', ['ham'], message('labels.same.class', { label: 'ham' })],
    [
      'nearly all different',
      Array.from({ length: 9 }, (_, i) => `id ${i}`),
      message('labels.column.manyClasses', { column: 'label', values: 9, rows: 9 }),
    ],
    ['nothing', ['', ''], message('labels.column.empty', { column: 'label' })],
  ])('refuses %s', (_, cells, reason) => {
    expect(classesOf(cells)).toEqual({ kind: 'unusable', reason });
  });
});

describe('columns that no pair loss can use', () => {
  it.each([
    [
      'sentences',
      Array.from({ length: 30 }, (_, i) => `sentence number ${i}`),
      'note',
      message('labels.column.text', { column: 'note', values: 30 }),
    ],
    [
      'ids',
      Array.from({ length: 30 }, (_, i) => String(1000 + 7 * i)),
      'number',
      message('labels.column.ids', { column: 'number' }),
    ],
    [
      'numbers and much text',
      repeat(['0.5', '0.7', 'soon'], 10),
      'label',
      message('labels.column.mixed', { column: 'label', others: 10, labels: 30, first: 'soon', line: 4 }),
    ],
    [
      'percentages and plain numbers',
      repeat(['50%', '0.7'], 10),
      'label',
      message('labels.column.mixedPercent', { column: 'label', percents: 10, plain: 10 }),
    ],
    ['nothing', ['', ' '], 'label', message('labels.column.empty', { column: 'label' })],
    [
      'mostly nothing',
      ['', '', '1'],
      'label',
      message('labels.column.mostlyEmpty', { column: 'label', empty: 2, rows: 3 }),
    ],
  ])('%s', (_, cells, name, reason) => {
    expect(read(cells, name).scheme).toEqual({ kind: 'unusable', reason });
  });
});

describe('a few labels that do not fit', () => {
  it.each([
    ['NaN', 'labels.cell.missing'],
    ['one', 'labels.cell.notNumber'],
    ['Infinity', 'labels.cell.notNumber'],
    ['1e309', 'labels.cell.tooLarge'],
    ['good', 'labels.cell.notNumber'],
    ['80%', 'labels.cell.percent'],
    ['7', 'labels.cell.outside'],
    ['-1', 'labels.cell.missing'],
  ] as const)('among scores: %j is rejected alone', (cell, code) => {
    const { scheme, values } = read([...repeat(['0.1', '0.8', '0.55'], 10), cell]);
    expect(schemeOf(scheme)).toBe('score 0–1');
    expect(values.get(cell)).toEqual(message(code, { cell }));
  });

  it('among scores: an empty cell is rejected alone', () => {
    const { scheme, values } = read([...repeat(['0.1', '0.8', '0.55'], 10), '']);
    expect(schemeOf(scheme)).toBe('score 0–1');
    expect(values.get('')).toEqual(message('labels.cell.empty'));
  });

  it('among percentages: a number without a percent sign is rejected alone', () => {
    const { scheme, values } = read([...repeat(['10%', '80%', '55%'], 10), '0.5']);
    expect(schemeOf(scheme)).toBe('score 0–100 rescaled');
    expect(values.get('0.5')).toEqual(message('labels.cell.noPercent', { cell: '0.5' }));
  });

  it.each([
    [
      'maybe',
      repeat(['yes', 'no'], 20),
      message('labels.cell.neither', { cell: 'maybe', one: ['yes'], zero: ['no'] }),
    ],
    ['-1', repeat(['0', '1'], 20), message('labels.cell.missing', { cell: '-1' })],
    ['', repeat(['0', '1'], 20), message('labels.cell.empty')],
  ])('among classes: %j is rejected alone', (cell, cells, reason) => {
    const { scheme, values } = read([...cells, cell]);
    expect(scheme.kind).toBe('binary');
    expect(values.get(cell)).toEqual(reason);
  });

  it.each(['1.0000001', '-0.02'])('a few cosines such as %s are scores like the others', (cell) => {
    const { values } = read([...repeat(['0.1', '0.8', '0.55'], 10), cell]);
    expect(values.get(cell)).toBeTypeOf('number');
  });

  it('0, 1, 2 with some −1 for "missing" stay three classes', () => {
    const { scheme, values } = read([...repeat(['0', '1', '2'], 30), '-1']);
    expect(schemeOf(scheme)).toBe('classes 0, 1, 2');
    expect(values.get('-1')).toEqual(message('labels.cell.missing', { cell: '-1' }));
  });
});

describe('words of languages and tools', () => {
  it.each([
    ['WAHR', 'FALSCH'],
    ['ja', 'nein'],
    ['ähnlich', 'unähnlich'],
    ['gleich', 'nicht gleich'],
    ['VRAI', 'FAUX'],
    ['oui', 'non'],
    ['similaire', 'différent'],
    ['doublon', 'pas doublon'],
    ['sí', 'no'],
    ['VERDADERO', 'FALSO'],
    ['igual', 'distinto'],
    ['sim', 'não'],
    ['VERDADEIRO', 'FALSO'],
    ['semelhante', 'diferente'],
    ['VERO', 'FALSO'],
    ['simile', 'diverso'],
    ['WAAR', 'ONWAAR'],
    ['ja', 'nee'],
    ['gelijk', 'verschillend'],
    ['PRAWDA', 'FAŁSZ'],
    ['tak', 'nie'],
    ['podobne', 'różne'],
    ['да', 'нет'],
    ['ИСТИНА', 'ЛОЖЬ'],
    ['похожи', 'не похожи'],
    ['похожие', 'непохожие'],
    ['对', '错'],
    ['類似', '不同'],
    ['はい', 'いいえ'],
    ['同じ', '違う'],
    ['예', '아니요'],
    ['참', '거짓'],
    ['유사함', '다름'],
    ['accept', 'reject'],
    ['relevant', 'irrelevant'],
    ['relevant', 'not relevant'],
    ['paraphrase', 'not_paraphrase'],
    ['entailment', 'not_entailment'],
    ['+', '-'],
  ])('%s is similar, %s is not', (one, zero) => {
    const { scheme, certain, values } = read(repeat([zero, one], 10), 'Urteil');
    expect(schemeOf(scheme)).toBe(`1 = ${one}, 0 = ${zero}`);
    expect(certain).toBe(true);
    expect([values.get(one), values.get(zero)]).toEqual([1, 0]);
  });
});

describe('a column whose name says the opposite', () => {
  it.each([
    ['distance', ['0.1', '0.95', '0.5'], '0.1', 0.9],
    ['Abstand', ['0', '2', '5'], '5', 0],
    ['is_different', ['0', '1'], '0', 1],
    ['verschieden', ['ja', 'nein'], 'nein', 1],
    ['dissimilarity', ['true', 'false'], 'true', 0],
  ])('%s: low is similar', (name, cells, cell, label) => {
    const { scheme, values, notes } = read(repeat(cells, 10), name);
    expect(values.get(cell)).toBeCloseTo(label, 12);
    expect(scheme).toMatchObject({ reversed: true });
    expect(notes).toContainEqual(message('labels.note.opposite', { column: name }));
  });

  it('does not turn words round that say it themselves', () => {
    const { scheme, values } = read(repeat(['same', 'different'], 10), 'same or different');
    expect(values.get('same')).toBe(1);
    expect(scheme).not.toHaveProperty('reversed');
  });
});

describe('ordered scores in words', () => {
  it.each([
    [['1 - not at all similar', '2 - hardly similar', '3 - partly', '4 - mostly', '5 - identical'], 0.5],
    [['1. strongly disagree', '2. disagree', '3. neutral', '4. agree', '5. strongly agree'], 0.5],
    [['1/5', '2/5', '3/5', '4/5', '5/5'], 0.5],
    [['1 out of 5', '2 out of 5', '3 out of 5', '4 out of 5', '5 out of 5'], 0.5],
    [['irrelevant', 'complement', 'substitute', 'exact'], 2 / 3],
    [['low', 'medium', 'high'], 1],
  ])('%j', (cells, third) => {
    const { scheme, values, notes } = read(repeat(cells, 10), 'answer');
    const [first = '', last = ''] = [cells.at(0), cells.at(-1)];
    expect(scheme).toMatchObject({ kind: 'score' });
    expect([values.get(first), values.get(cells[2] ?? ''), values.get(last)]).toEqual([0, third, 1]);
    expect(notes).toContainEqual(
      message('labels.note.ordered', { first: { cell: first, label: 0 }, last: { cell: last, label: 1 } }),
    );
  });

  it('that begin with the most similar are turned round', () => {
    const { values } = read(repeat(['1 - identical', '2 - partly', '3 - not similar'], 10), 'answer');
    expect([values.get('1 - identical'), values.get('3 - not similar')]).toEqual([1, 0]);
  });

  it('numbered classes of inference stay classes', () => {
    const cells = ['0 - entailment', '1 - neutral', '2 - contradiction'];
    expect(read(repeat(cells, 10)).scheme.kind).toBe('class');
  });
});

describe('marks of missing labels', () => {
  it.each(['-', 'NS', 'nan', 'None', 'NULL', 'N/A', String.raw`\N`, '?', 'ignore'])(
    '%j is rejected and counted',
    (mark) => {
      const { scheme, values, notes } = read([...repeat(['yes', 'no'], 10), ...repeat([mark], 8)]);
      expect(scheme.kind).toBe('binary');
      expect(values.get(mark)).toEqual(message('labels.cell.missing', { cell: mark }));
      expect(notes).toContainEqual(message('labels.note.missing', { cell: mark, rows: 8 }));
    },
  );

  it('−1 beside small whole numbers is one, whatever its share', () => {
    const { scheme, values, notes } = read([...repeat(['0', '1', '2'], 10), ...repeat(['-1'], 40)]);
    expect(schemeOf(scheme)).toBe('classes 0, 1, 2');
    expect(values.get('-1')).toEqual(message('labels.cell.missing', { cell: '-1' }));
    expect(notes).toContainEqual(message('labels.note.missing', { cell: '-1', rows: 40 }));
  });
});

describe('the scale of scores', () => {
  it('from −1 to 1 stays as it is', () => {
    const { values, notes, scheme } = read(['-0.5', '0.2', '0.9', '0.9'], 'score');
    expect([...values.values()].slice(1)).toEqual([-0.5, 0.2, 0.9]);
    expect(scheme).toMatchObject({ min: -1, max: 1, rescaled: false });
    expect(notes).toEqual([message('labels.note.cosines')]);
  });

  it.each([
    ['score', ['5', '20', '95'], 100],
    ['score (0-100)', ['0', '3', '7'], 100],
    ['similarity 0 to 10', ['0', '3', '4'], 10],
    ['similarity in percent', ['5', '3', '4'], 100],
  ])('%s of %j ends at %d, which is said', (name, cells, max) => {
    const codes = ['labels.note.rescaled', ...(name === 'score' ? ['labels.note.scaleEnds'] : [])];
    const { scheme, notes } = read(repeat(cells, 5), name);
    expect(scheme).toMatchObject({ kind: 'score', min: 0, max });
    expect(notes.map(({ code }) => code)).toEqual(codes);
  });
});
