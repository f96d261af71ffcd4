import { expect, it } from 'vitest';
import { secondsLeft } from '../../../src/core/run/remaining';

it('takes the rest to go at the pace so far', () => {
  expect(secondsLeft({ done: 0, at: 10 }, { done: 100, at: 12 }, 400)).toBe(6);
  expect(secondsLeft({ done: 100, at: 0 }, { done: 200, at: 5 }, 200)).toBe(0);
});

it('says nothing before a second has passed or anything is done', () => {
  expect(secondsLeft({ done: 0, at: 0 }, { done: 50, at: 0.5 }, 100)).toBeNull();
  expect(secondsLeft({ done: 50, at: 0 }, { done: 50, at: 9 }, 100)).toBeNull();
});
