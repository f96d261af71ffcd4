import { describe, expect, it } from 'vitest';
import { renderEnglish } from '../../src/messages/english';
import type { DataReport } from '../../src/core/report/types';
import { createDataService } from '../../src/worker/services/data';

const context = () => ({ signal: new AbortController().signal, report: () => {} });

const fileOf = (name: string, from: number, rows: number) =>
  new File(
    [
      [
        'sentence1,sentence2,label',
        ...Array.from(
          { length: rows },
          (_, i) => `the ${from + i}th dog is here,a ${from + i}th cat,${i % 2}`,
        ),
      ].join('\n'),
    ],
    name,
  );

function service() {
  const { handlers } = createDataService(renderEnglish);
  const open = (slot: 'train' | 'heldOut', file: File): Promise<DataReport> | DataReport =>
    handlers.openData({ slot, file, options: {} }, context());
  const found = async () => {
    const findings = await handlers.evaluationFindings({ seed: 42, heldOut: 0.1 }, context());
    return findings.map(({ name }) => name);
  };
  return { open, found };
}

describe('evaluationFindings', () => {
  it('looks at the held-out share, and at the second file where there is one', async () => {
    const { open, found } = service();
    await open('train', fileOf('train.csv', 0, 60));
    expect(await found()).toEqual(['fewEvaluationPairs']);
    await open('heldOut', fileOf('dev.csv', 100, 40));
    expect(await found()).toEqual([]);
    await open('heldOut', fileOf('dev.csv', 30, 40));
    expect(await found()).toEqual(['sharedPairs']);
  });

  it('ends where it is cancelled between two parts', async () => {
    const { handlers } = createDataService(renderEnglish);
    await handlers.openData({ slot: 'train', file: fileOf('train.csv', 0, 12_000), options: {} }, context());
    const cancel = new AbortController();
    const asked = handlers.evaluationFindings(
      { seed: 1, heldOut: 0.1 },
      { ...context(), signal: cancel.signal },
    );
    cancel.abort();
    await expect(asked).rejects.toThrow('aborted');
  });
});
