import { describe, expect, it } from 'vitest';
import { causeOf, DataError, NetworkError, toProblem } from '../../src/core/errors';
import { message } from '../../src/messages/message';

const expected = (cause?: unknown) =>
  new DataError(message('data.row.lineTooLong', { limit: 10 }), message('recipe.fixFile'), { cause });

describe('toProblem', () => {
  it('gives an unexpected error its stack, with those of its causes below', () => {
    const cause = new RangeError('Too far.');
    const { kind, stack } = toProblem(new TypeError('Not a function.', { cause }));
    expect(kind).toBe('InternalError');
    expect(stack).toMatch(/^TypeError: Not a function\.\n\s+at .*errors\.test/);
    expect(stack).toMatch(/\nCaused by: RangeError: Too far\.\n\s+at .*errors\.test/);
  });

  it('gives an expected one none', () => {
    expect(toProblem(expected(new Error('Below.')))).not.toHaveProperty('stack');
  });

  it('puts name and message before the stack of an engine that leaves them out', () => {
    const error = Object.assign(new TypeError('Not a function.'), { stack: 'work@page.js:1:2' });
    expect(toProblem(error).stack).toBe('TypeError: Not a function.\nwork@page.js:1:2');
  });

  it('takes what is thrown and is no error, and ends where an error causes itself', () => {
    expect(toProblem('plain text').stack).toBe('plain text');
    const error = new Error('A circle.');
    error.cause = error;
    expect(toProblem(error).stack).toContain('A circle.');
  });
});

describe('causeOf', () => {
  it('is the stack of what an expected error came from, through expected ones', () => {
    const refused = new NetworkError(message('worker.crashed'), message('problem.retry'), {
      cause: new TypeError('Failed to fetch'),
    });
    expect(causeOf(refused)).toMatch(/^TypeError: Failed to fetch\n/);
    expect(causeOf(expected(refused))).toMatch(/^TypeError: Failed to fetch\n/);
  });

  it('is null where nothing unexpected happened', () => {
    expect(causeOf(expected())).toBeNull();
    expect(causeOf(expected(expected()))).toBeNull();
    expect(causeOf(new TypeError('On its own.'))).toBeNull();
  });
});
