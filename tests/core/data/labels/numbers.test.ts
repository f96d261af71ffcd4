import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/core/data/labels/numbers';

describe('readNumber', () => {
  it.each([
    ['0.8', 0.8],
    [' 5 ', 5],
    ['-1', -1],
    ['−1', -1],
    ['+.5', 0.5],
    ['3.', 3],
    ['1e-3', 0.001],
    ['0,8', 0.8],
    ['80%', 80],
    ['80,5 %', 80.5],
    ['０．８', 0.8],
    ['1e309', Infinity],
  ])('reads %j as %d', (cell, value) => {
    expect(readNumber(cell)?.value).toBe(value);
  });

  it.each([
    '',
    ' ',
    'NaN',
    'Infinity',
    '-inf',
    'yes',
    '0x10',
    '1_000',
    '1,000.5',
    '1.2.3',
    '4 5',
    '%',
    '.',
    '٣',
  ])('finds no number in %j', (cell) => {
    expect(readNumber(cell)).toBeNull();
  });

  it('tells of decimal commas and percent signs', () => {
    expect(readNumber('0,8')).toMatchObject({ decimalComma: true, percent: false });
    expect(readNumber('80%')).toMatchObject({ decimalComma: false, percent: true });
  });
});
