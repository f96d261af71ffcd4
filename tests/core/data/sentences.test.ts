import { describe, expect, it } from 'vitest';
import { distinctSentences } from '../../../src/core/data/dataset/distinct';
import { nearMiss } from '../../../src/core/report/nearMiss';
import type { Example } from '../../../src/core/data/types';

const example = (sentence1: string, sentence2: string | null, rest: Partial<Example> = {}): Example => ({
  sentence1,
  sentence2,
  negatives: [],
  label: null,
  row: 0,
  ...rest,
});

describe('distinctSentences', () => {
  it('has each text of both columns once, in the order of the rows', () => {
    const items = [example('a', 'b'), example('b', 'c'), example('a', 'd')];
    expect(distinctSentences(items)).toEqual({ texts: ['a', 'b', 'c', 'd'], total: 4 });
    expect(distinctSentences([example('a', 'b', { negatives: ['c', 'a'] })]).texts).toEqual(['a', 'b', 'c']);
  });

  it('keeps the first ones within the limit, and still counts them all', () => {
    expect(distinctSentences([example('a', 'b'), example('c', 'd')], 3)).toEqual({
      texts: ['a', 'b', 'c'],
      total: 4,
    });
  });
});

describe('nearMiss', () => {
  it('is the pair of the lowest label that shares the most words, though not all', () => {
    const items = [
      example('How do I open it?', 'How do I open it now?', { label: 1 }),
      example('How do I open a door?', 'What is the weather?', { label: 0 }),
      example('How do I open a door?', 'How do I close a door?', { label: 0 }),
      example('Do I love a door?', 'A door, do I love?', { label: 0 }),
    ];
    expect(nearMiss(items)).toEqual(['How do I open a door?', 'How do I close a door?']);
  });

  it('is the first sentence with its negative where there are negatives', () => {
    const items = [
      example('a b c', 'd', { negatives: ['x y'] }),
      example('e f', 'g', { negatives: ['e h'] }),
    ];
    expect(nearMiss(items)).toEqual(['e f', 'e h']);
  });

  it('looks at every negative of a row', () => {
    const items = [example('a b c', 'd', { negatives: ['x y', 'a b d'] }), example('e f', 'g')];
    expect(nearMiss(items)).toEqual(['a b c', 'a b d']);
  });

  it('is of single sentences one with another of another class', () => {
    const items = [
      example('a b', null, { label: 0 }),
      example('c d', null, { label: 0 }),
      example('c e', null, { label: 1 }),
    ];
    expect(nearMiss(items)).toEqual(['c d', 'c e']);
    expect(nearMiss(items.slice(0, 2))).toBeNull();
    expect(distinctSentences(items).texts).toEqual(['a b', 'c d', 'c e']);
  });

  it('is the first pair without a label, and a short one rather than a long one', () => {
    expect(nearMiss([example('a', 'b'), example('c', 'd')])).toEqual(['a', 'b']);
    expect(nearMiss([example('a '.repeat(200), 'b'), example('c', 'd')])).toEqual(['c', 'd']);
    expect(nearMiss([])).toBeNull();
  });
});
