import { describe, expect, it } from 'vitest';
import { meanOverlaps } from '../../../../src/core/data/labels/wordOverlap';
import { tableOf } from '../tables';

const overlaps = (...rows: [string, string, string][]) =>
  Object.fromEntries(meanOverlaps(tableOf(['a', 'b', 'label'], rows), [0, 1], ([, , label = '']) => label));

describe('meanOverlaps', () => {
  it('is the mean share of common words in each group, without case and signs', () => {
    expect(overlaps(['A cat.', 'a CAT!', 'x'], ['a cat', 'two dogs', 'x'], ['a b', 'b c', 'y'])).toEqual({
      x: 0.5,
      y: 1 / 3,
    });
  });

  it('counts Chinese by the character, and is 0 for sentences without words', () => {
    expect(overlaps(['我爱猫', '我爱狗', 'x'], ['?', '!', 'y'])).toEqual({ x: 0.5, y: 0 });
  });
});
