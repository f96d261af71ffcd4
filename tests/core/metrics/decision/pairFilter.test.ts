import { describe, expect, it } from 'vitest';
import {
  filterText,
  parseFilter,
  passes,
  type PairFilter,
} from '../../../../src/core/metrics/decision/pairFilter';

const bar: PairFilter = { model: 'now', group: 'lower', split: 0.5, from: 0.7, below: 0.75 };

describe('a filter of pairs', () => {
  it('takes a bar from its lower edge to before its upper one', () => {
    const at = (now: number, label = 0) => passes(bar, { label, base: 0, now });
    expect([0.699, 0.7, 0.749, 0.75].map((now) => at(now))).toEqual([false, true, true, false]);
    expect(at(0.72, 1)).toBe(false);
  });

  it('looks at the cosines of its model, and at the base model’s where nothing was trained', () => {
    expect(passes({ ...bar, model: 'base' }, { label: 0, base: 0.72, now: 0.1 })).toBe(true);
    expect(passes(bar, { label: 0, base: 0.72, now: null })).toBe(true);
  });

  it('without group and limits takes all', () => {
    const all: PairFilter = { ...bar, group: null, from: null, below: null };
    expect(passes(all, { label: 1, base: -1, now: 1 })).toBe(true);
  });

  it.each([
    [bar, 'now,lower,0.7,0.75'],
    [{ ...bar, model: 'base', group: null, from: null }, 'base,,,0.75'],
    [
      { ...bar, group: 'upper', from: 0.7812345678, below: null, split: 0.65 },
      'now,upper,0.7812345678,,0.65',
    ],
  ] as const)('stands in an address and is read from it as it was: %o', (filter, text) => {
    expect(filterText(filter)).toBe(text);
    expect(parseFilter(text)).toEqual(filter);
  });

  it.each([
    '',
    'now',
    'now,lower,0.7',
    'later,lower,0.7,0.75',
    'now,left,0.7,0.75',
    'now,lower,a,0.75',
    'now,lower,7,0.75',
    'now,lower,0.7,0.75,2',
    'now,lower,0.7,0.75,',
    'now,lower,0.7,0.75,0.5,1',
  ])('is not read from "%s"', (text) => expect(parseFilter(text)).toBeNull());
});
