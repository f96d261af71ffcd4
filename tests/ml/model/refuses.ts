/** The errors of reading an invalid model. */

import { describe, expect, test } from 'vitest';
import { ModelError } from '../../../src/core/errors';
import type { Message } from '../../../src/messages/message';
import { readModel } from '../../../src/ml/sources/readModel';
import { type Contents, memoryFiles } from '../tinyModel';

export type BadModel = readonly [name: string, contents: () => Contents, what: Message, next?: Message];

async function errorOf(contents: Contents): Promise<ModelError> {
  try {
    const description = await readModel(memoryFiles(contents));
    for await (const weight of description.weights()) expect(weight.data.length).toBeGreaterThan(0);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('The model was read without an error.');
}

/** One test per case: reading all of the model, the weights' values too, ends in a ModelError with that message. */
export function refuses(what: string, cases: readonly BadModel[]): void {
  describe(what, () => {
    for (const [name, contents, expected, next] of cases) {
      test(name, async () => {
        const { problem } = await errorOf(contents());
        expect(problem.what).toEqual(expected);
        if (next) expect(problem.next).toEqual(next);
        expect(problem.next).not.toBe('');
        expect(problem.kept).not.toBe('');
      });
    }
  });
}
