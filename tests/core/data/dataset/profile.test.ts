import { describe, expect, it } from 'vitest';
import { profileColumns } from '../../../../src/core/data/dataset/profile';
import { repeat, tableOf } from '../tables';

const profile = (cells: readonly string[]) =>
  profileColumns(
    tableOf(
      ['x'],
      cells.map((cell) => [cell]),
    ),
  )[0];

describe('the kind of a column', () => {
  it.each([
    ['sentences', ['A man eats.', 'A dog runs.', 'Two cats.', 'Rain.'], 'text'],
    [
      'sentences that repeat a little',
      repeat(['How do I cook rice?', 'Why is it so?', 'Where?', 'Who are you?'], 3),
      'text',
    ],
    ['Chinese sentences', ['今天天气很好', '他在跑步', '猫在睡觉'], 'text'],
    ['single words', ['apple', 'pear', 'plum', 'fig'], 'text'],
    ['scores', ['0.5', '0.7', '1', '0'], 'number'],
    ['decimal commas and percent', ['0,5', '0,7', '1,0'], 'number'],
    ['scores with a few that are none', [...repeat(['0.5', '0.25'], 20), 'NaN'], 'number'],
    ['classes by number', repeat(['0', '1'], 10), 'number'],
    ['distinct grades', ['85', '12', '47', '99', '3', '60'], 'number'],
    ['distinct grades in ascending order', ['3', '12', '47', '60', '85', '99'], 'number'],
    ['classes by word', repeat(['yes', 'no'], 10), 'category'],
    ['running numbers', ['0', '1', '2', '3'], 'id'],
    ['running numbers from 1000', ['1000', '1001', '1002'], 'id'],
    ['unique integers', ['38562', '1029', '55', '912', '77', '4'], 'id'],
    ['codes', ['q-1029', 'q-1030', 'a/7'], 'id'],
    ['nothing', ['', '  '], 'empty'],
  ])('%s', (_, cells, kind) => {
    expect(profile(cells)?.kind).toBe(kind);
  });
});

describe('profileColumns', () => {
  it('counts rows, empty cells, distinct values and lengths', () => {
    expect(profile(['ab', ' ab ', 'abcd', '', ' '])).toMatchObject({
      rows: 5,
      empty: 2,
      distinct: 2,
      range: null,
    });
    expect(profile(['ab', ' ab ', 'abcd', '', ' '])?.meanLength).toBeCloseTo(8 / 3, 12);
  });

  it('gives the range where all cells are numbers, and only there', () => {
    expect(profile(['0.5', '-1', '3'])?.range).toEqual({ min: -1, max: 3 });
    expect(profile(['0.5', 'x'])?.range).toBeNull();
    expect(profile(['0.5', '1e309'])?.range).toBeNull();
    expect(profile([''])?.range).toBeNull();
  });

  it('lists at most ten values, the most frequent first', () => {
    const values = profile([...repeat(['b'], 3), ...repeat(['a'], 5), ...Array.from('cdefghijklm')])?.values;
    expect(values).toHaveLength(10);
    expect(values?.slice(0, 3)).toEqual([
      { value: 'a', count: 5 },
      { value: 'b', count: 3 },
      { value: 'c', count: 1 },
    ]);
  });

  it('takes rows that are too short as empty cells', () => {
    expect(profileColumns(tableOf(['a', 'b'], [['x'], ['y', 'z']]))[1]).toMatchObject({
      empty: 1,
      distinct: 1,
    });
  });

  it('is not confused by columns and values named like parts of objects', () => {
    const [column] = profileColumns(
      tableOf(['__proto__'], [['constructor'], ['__proto__'], ['constructor']]),
    );
    expect(column).toMatchObject({ name: '__proto__', distinct: 2 });
  });
});
