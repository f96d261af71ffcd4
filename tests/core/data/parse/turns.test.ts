import { afterEach, describe, expect, it, vi } from 'vitest';
import { atOnce, inTurns, type Stepwise } from '../../../../src/core/data/parse/bytes/turns';

function* counted(steps: number): Stepwise<string> {
  for (let step = 1; step <= steps; step++) yield step;
  return 'done';
}

/** A clock that goes on by so many milliseconds each time that it is read. */
function clock(milliseconds: number) {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += milliseconds));
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('inTurns', () => {
  it('lets other tasks run where the steps have taken a while, and not after each of them', async () => {
    clock(10);
    const turns: (number | undefined)[] = [];
    const others: string[] = [];
    const result = await inTurns(counted(8), undefined, (yielded) => {
      turns.push(yielded);
      setTimeout(() => others.push(`after step ${yielded}`));
    });
    expect(result).toBe('done');
    expect(turns).toEqual([3, 6]);
    expect(others[0]).toBe('after step 3');
  });

  it('ends with the reason of an abort at the next turn', async () => {
    clock(30);
    const controller = new AbortController();
    const turns: (number | undefined)[] = [];
    const work = inTurns(counted(8), controller.signal, (yielded) => {
      turns.push(yielded);
      if (yielded === 2) controller.abort(new Error('enough'));
    });
    await expect(work).rejects.toThrow('enough');
    expect(turns).toEqual([1, 2]);
  });
});

describe('atOnce', () => {
  it('runs all steps and gives the result', () => {
    expect(atOnce(counted(3))).toBe('done');
  });
});
