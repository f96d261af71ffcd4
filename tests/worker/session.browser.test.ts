import { describe, expect, it } from 'vitest';
import { createSession } from '../../src/worker/session';

const context = () => ({ signal: new AbortController().signal, report: () => {} });

describe('createSession', () => {
  it('lets a change of the mapping end before a call that comes after it is answered', async () => {
    const answer = createSession({ onStep: () => null });
    const file = new File(['sentence1,sentence2\na dog,a cat\n'], 'train.csv');
    await answer('openData', { slot: 'train', file, options: {} }, context());
    const roles = { sentence1: 1, sentence2: 0, negatives: [], label: null };
    const ends: string[] = [];
    const mapped = Promise.resolve(
      answer('setMapping', { slot: 'train', mapping: { roles, choices: {} } }, context()),
    ).then(() => ends.push('mapping'));
    const empty = { kind: 'folder', name: 'empty', files: [] } as const;
    const refused = Promise.resolve(answer('loadModel', empty, context())).catch(() =>
      ends.push('model without files'),
    );
    await Promise.all([mapped, refused]);
    expect(ends).toEqual(['mapping', 'model without files']);
  });
});
