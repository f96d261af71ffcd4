/**
 * What the suites of tests/ml/suites use of vitest, for a bundle without packages: it takes the module's place there, so
 * that a GPU is tested by the same code as in `npm test`.
 */

import { isDeepStrictEqual } from 'node:util';

interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Failure {
  /** The suite's titles and the test's: the op and its shape. */
  readonly name: string;
  /** What was expected, and what came. */
  readonly message: string;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: readonly Failure[];
}

const tests: Test[] = [];
const titles: string[] = [];

export function describe(title: string, body: () => unknown): void {
  titles.push(title);
  body();
  titles.pop();
}

export function it(title: string, run: () => unknown): void {
  tests.push({ name: [...titles, title].join(' › '), run });
}

const each =
  (add: (title: string, body: () => unknown) => void) =>
  (rows: readonly unknown[]) =>
  (title: string, body: (...row: readonly unknown[]) => unknown): void => {
    for (const row of rows) {
      const values: readonly unknown[] = Array.isArray(row) ? row : [row];
      add(titleOf(title, row, values), () => body(...values));
    }
  };

describe.each = each(describe);
it.each = each(it);

/** As vitest fills a title: `$name` by a property of the row, `%s` and `%o` by its values in turn. */
function titleOf(title: string, row: unknown, values: readonly unknown[]): string {
  let at = 0;
  return title
    .replace(/\$(\w+)/g, (whole, name: string) =>
      typeof row === 'object' && row !== null && name in row ? shown(Reflect.get(row, name)) : whole,
    )
    .replace(/%[so]/g, () => shown(values[at++]));
}

/** Runs what was described so far, one after the other, and forgets it. @param each takes every test's name and outcome */
export async function runTests(
  which: RegExp,
  each: (name: string, failure: string | null) => void,
): Promise<Outcome> {
  const failed: Failure[] = [];
  const all = tests.splice(0).filter(({ name }) => which.test(name));
  for (const { name, run } of all) {
    let message: string | null = null;
    try {
      await run();
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
      failed.push({ name, message });
    }
    each(name, message);
  }
  return { passed: all.length - failed.length, failed };
}

export const expect = (actual: unknown, what?: string) => ({
  ...matchers(actual, what, true),
  not: matchers(actual, what, false),
  rejects: {
    async toMatchObject(expected: object): Promise<void> {
      const error: unknown = await Promise.resolve(actual).then(
        () => null,
        (reason: unknown) => reason,
      );
      check(contains(error, expected), `rejected with ${shown(error)}`, expected, what);
    },
  },
});

function matchers(actual: unknown, what: string | undefined, wanted: boolean) {
  const must = (holds: boolean, relation: string, expected: unknown) =>
    check(holds === wanted, shown(actual), expected, what, wanted ? relation : `not ${relation}`);
  const number = typeof actual === 'number' ? actual : NaN;
  return {
    toBe: (expected: unknown) => must(Object.is(actual, expected), '', expected),
    toEqual: (expected: unknown) => must(isDeepStrictEqual(actual, expected), '', expected),
    toBeLessThan: (expected: number) => must(number < expected, 'less than', expected),
    toBeLessThanOrEqual: (expected: number) => must(number <= expected, 'at most', expected),
    toBeGreaterThan: (expected: number) => must(number > expected, 'more than', expected),
    toBeCloseTo: (expected: number, digits = 2) =>
      must(Math.abs(number - expected) < 10 ** -digits / 2, `within ${10 ** -digits / 2} of`, expected),
    toHaveLength: (expected: number) =>
      must(
        typeof actual === 'object' && actual !== null && Reflect.get(actual, 'length') === expected,
        'of length',
        expected,
      ),
    toContain: (expected: unknown) =>
      must(Array.isArray(actual) && actual.includes(expected), 'with', expected),
  };
}

function check(holds: boolean, got: string, expected: unknown, what = '', relation = ''): void {
  if (holds) return;
  const wanted = [relation, shown(expected)].filter((part) => part !== '').join(' ');
  throw new Error(`${what === '' ? '' : `${what}: `}expected ${wanted}, got ${got}`);
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return Object.is(value, part);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(part).every(([name, inner]) => contains(Reflect.get(value, name), inner));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === undefined) return String(value);
  if (value instanceof Error) return value.message;
  return (JSON.stringify(value) ?? String(value)).slice(0, 300);
}
