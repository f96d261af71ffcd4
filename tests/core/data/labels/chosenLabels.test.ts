import { describe, expect, it } from 'vitest';
import { labelMeaning } from '../../../../src/core/data/labels/labelMeaning';
import { readLabels } from '../../../../src/core/data/labels/labels';
import type { DataChoices } from '../../../../src/core/data/types';
import { message } from '../../../../src/messages/message';
import { repeat, tableOf } from '../tables';

function read(cells: readonly string[], choices: DataChoices, name = 'label') {
  const table = tableOf(
    [name],
    cells.map((cell) => [cell]),
  );
  const reading = readLabels(table, 0, null, choices);
  const codes = reading.notes.map(({ code }) => code);
  return { ...reading, codes, meaning: labelMeaning(reading, table, 0, [0]) };
}

const values = ({ values: of }: ReturnType<typeof read>, ...cells: readonly string[]) =>
  cells.map((cell) => of.get(cell));

describe('labels that mean similar', () => {
  it('are those that the person chose, against what the words say', () => {
    const found = read(repeat(['yes', 'no'], 10), { similar: ['no'] });
    expect(found.scheme).toEqual({ kind: 'binary', one: ['no'], zero: ['yes'] });
    expect(values(found, 'yes', 'no')).toEqual([0, 1]);
    expect(found.notes).toEqual([message('labels.note.chosenWords', { one: ['no'], zero: ['yes'] })]);
    expect(found.meaning).toMatchObject({ kind: 'words', doubt: null, chosen: true });
  });

  it('answer the question about two unknown words', () => {
    const cells = repeat(['zib', 'zab'], 10);
    const asked = read(cells, {});
    expect(asked.meaning).toMatchObject({
      kind: 'words',
      similar: ['zib'],
      doubt: message('labels.note.byAlphabet', { similar: 'zib' }),
    });
    const answered = read(cells, { similar: ['zab'] });
    expect(answered.certain).toBe(true);
    expect(values(answered, 'zib', 'zab')).toEqual([0, 1]);
    expect(answered.meaning).toMatchObject({ doubt: null });
  });

  it('hold for every way of writing them, and not for what marks a missing label', () => {
    const found = read([...repeat(['1.0', '1', '0'], 10), '-1'], { similar: ['1'] });
    expect(values(found, '1', '1.0', '0')).toEqual([1, 1, 0]);
    expect(found.values.get('-1')).toEqual(message('labels.cell.missing', { cell: '-1' }));
    expect(found.codes).toEqual(['labels.note.missing', 'labels.note.chosenWords']);
  });

  it('make two labels of more classes', () => {
    const found = read(repeat(['red', 'green', 'blue'], 10), { similar: ['RED', 'blue'] });
    expect(values(found, 'red', 'green', 'blue')).toEqual([1, 0, 1]);
  });

  it('that are not in the column change nothing', () => {
    expect(read(repeat(['yes', 'no'], 10), { similar: ['ja'] }).scheme).toMatchObject({ one: ['yes'] });
  });
});

describe('the direction', () => {
  it.each([
    ['scores', ['0', '2.5', '5'], 'score', [0, 0.5, 1]],
    ['scores from 0 to 1', ['0', '0.25', '1'], 'score', [0, 0.25, 1]],
    ['a distance', ['0', '0.25', '1'], 'distance', [1, 0.75, 0]],
    ['two labels', ['0', '1'], 'label', [0, 1]],
    ['ordered words', ['0 - none', '1 - some', '2 - all'], 'rating', [0, 0.5, 1]],
  ])('of %s is turned round when it is chosen so, and the other way when it is chosen back', (...of) => {
    const [, levels, name, guessed] = of;
    const cells = repeat(levels, 10);
    const reversed = name === 'distance';
    expect(values(read(cells, {}, name), ...levels)).toEqual(guessed);
    const same = read(cells, { reversed }, name);
    expect(values(same, ...levels)).toEqual(guessed);
    const turned = read(cells, { reversed: !reversed }, name);
    expect(values(turned, ...levels)).toEqual(guessed.map((value) => 1 - value));
    expect(turned.codes).toContain(reversed ? 'labels.note.chosenPlain' : 'labels.note.chosenReversed');
    expect(turned.codes).not.toContain('labels.note.opposite');
  });

  it('of cosines is their sign, so that they stay cosines', () => {
    const found = read(repeat(['-0.5', '0.25', '0.9'], 10), { reversed: true }, 'score');
    expect(values(found, '-0.5', '0.25', '0.9')).toEqual([0.5, -0.25, -0.9]);
    expect(found.scheme).toMatchObject({ min: -1, max: 1, rescaled: false, reversed: true });
  });
});

describe('the scale of scores', () => {
  it('is guessed, with what it follows from', () => {
    const { meaning } = read(repeat(['5', '47.5', '95'], 10), {}, 'score');
    expect(meaning).toMatchObject({
      kind: 'scores',
      scale: { min: 0, max: 100 },
      seen: { min: 5, max: 95 },
      why: message('labels.scale.usual', { min: 0, max: 100, lowest: 5, highest: 95 }),
      chosen: false,
      canKeep: false,
    });
  });

  it('is the one that the person set, and a score outside it is no label', () => {
    const found = read(repeat(['0', '2', '4', '6'], 10), { scale: { min: 0, max: 4 } }, 'score');
    expect(values(found, '0', '2', '4')).toEqual([0, 0.5, 1]);
    expect(found.values.get('6')).toEqual(
      message('labels.cell.offChosenScale', { cell: '6', min: 0, max: 4 }),
    );
    expect(found.meaning).toMatchObject({ scale: { min: 0, max: 4 }, chosen: true });
  });

  it('takes in a few scores that were taken for faults beside many fractions', () => {
    const cells = [...repeat(['0.2', '0.5', '1'], 20), '3'];
    expect(read(cells, {}, 'score').values.get('3')).toEqual(message('labels.cell.outside', { cell: '3' }));
    expect(values(read(cells, { scale: { min: 0, max: 4 } }, 'score'), '3', '1')).toEqual([0.75, 0.25]);
  });

  it('can still be changed where no score is on it', () => {
    const found = read(repeat(['1', '2', '4'], 10), { scale: { min: 50, max: 60 } }, 'score');
    expect(found.scheme).toEqual({
      kind: 'unusable',
      reason: message('labels.column.offChosenScale', { min: 50, max: 60 }),
    });
    expect(found.meaning).toMatchObject({
      kind: 'scores',
      scale: { min: 50, max: 60 },
      seen: { min: 1, max: 4 },
    });
  });

  it.each([
    { min: 3, max: 3 },
    { min: 5, max: 0 },
    { min: NaN, max: 5 },
  ])('%o is none, and is ignored', (scale) => {
    expect(values(read(repeat(['0', '5', '2.5'], 10), { scale }, 'score'), '2.5')).toEqual([0.5]);
  });

  it('makes scores of whole numbers that were read as classes', () => {
    const cells = repeat(['0', '1', '2'], 10);
    const guessed = read(cells, {});
    expect(guessed.scheme.kind).toBe('class');
    expect(guessed.meaning).toEqual({ kind: 'numberedClasses', seen: { min: 0, max: 2 } });
    expect(values(read(cells, { scale: { min: 0, max: 2 } }), '0', '1', '2')).toEqual([0, 0.5, 1]);
  });

  it('is none where scores are kept: cosines as they are, and others not', () => {
    const cells = repeat(['-0.5', '0.25', '0.9'], 10);
    const rescaled = read(cells, { scale: { min: -1, max: 1 } }, 'score');
    expect(values(rescaled, '-0.5', '0.25')).toEqual([0.25, 0.625]);
    expect(rescaled.meaning).toMatchObject({ kept: false, canKeep: true });
    const kept = read(cells, { scale: 'asIs' }, 'cosine distance');
    expect(values(kept, '-0.5', '0.25')).toEqual([0.5, -0.25]);
    expect(kept.meaning).toMatchObject({ kept: true });
    expect(values(read(repeat(['0', '5', '2.5'], 10), { scale: 'asIs' }, 'score'), '2.5')).toEqual([0.5]);
  });
});
