import { expect, it } from 'vitest';
import * as bundled from '../../bench/gpu/testing';

it('the bundle’s tests name what fails: the suite, the row, what was expected and what came', async () => {
  const { describe, it, expect: bundledExpect } = bundled;
  describe('a suite', () => {
    it.each([{ n: 1 }, { n: 2 }])('with $n', async (row) => {
      await Promise.resolve();
      bundledExpect(row, 'the row').toEqual({ n: 1 });
    });
    it.each([['three', 3]])('%s', (_, n) => bundledExpect([n]).toEqual([4]));
    it('left out', () => bundledExpect(1).toBe(2));
  });
  const seen: string[] = [];
  const outcome = await bundled.runTests(/with|three/, (name, failure) => {
    seen.push(`${name}: ${failure === null ? 'passed' : 'failed'}`);
  });
  expect(seen).toEqual(['a suite › with 1: passed', 'a suite › with 2: failed', 'a suite › three: failed']);
  expect(outcome).toEqual({
    passed: 1,
    failed: [
      { name: 'a suite › with 2', message: 'the row: expected {"n":1}, got {"n":2}' },
      { name: 'a suite › three', message: 'expected [4], got [3]' },
    ],
  });
});

it.each([
  ['toBe', 1, 2],
  ['toEqual', [1], [2]],
  ['toBeLessThan', 2, 1],
  ['toBeLessThanOrEqual', NaN, 1],
  ['toBeGreaterThan', 1, 2],
  ['toBeCloseTo', 1, 2],
  ['toHaveLength', [1], 2],
  ['toContain', [1], 2],
] as const)('the bundle’s %s fails where vitest’s does', (matcher, actual, wrong) => {
  const call = (expectIt: (value: unknown) => object) => () => {
    const found: unknown = Reflect.get(expectIt(actual), matcher);
    if (typeof found !== 'function') throw new TypeError(`There is no ${matcher}.`);
    Reflect.apply(found, expectIt(actual), [wrong]);
  };
  expect(call((value) => bundled.expect(value))).toThrow('expected');
  expect(call((value) => expect(value))).toThrow();
});
