import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderEnglish } from '../../src/messages/english';
import type { Mapping } from '../../src/core/data/types';
import type { DataReport } from '../../src/core/report/types';
import type { Progress } from '../../src/core/run/events';
import { message } from '../../src/messages/message';
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

describe('setMapping', () => {
  const mapping = (sentence1: number | null, sentence2: number | null): Mapping => ({
    roles: { sentence1, sentence2, negatives: [], label: null },
    choices: {},
  });
  const turned = mapping(1, 0);
  const quick = mapping(null, null);

  /** A service with an open file, whose work takes a turn at every step from then on. */
  async function opened() {
    const data = createDataService(renderEnglish);
    await data.handlers.openData(
      { slot: 'train', file: fileOf('train.csv', 0, 300), options: {} },
      context(),
    );
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 100));
    return data;
  }

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('reports the rows that are read, then that they are checked', async () => {
    const { handlers } = await opened();
    const reports: Progress[] = [];
    const report = (progress: Progress) => void reports.push(progress);
    await handlers.setMapping({ slot: 'train', mapping: turned }, { ...context(), report });
    const reading = { what: message('worker.progress.readingRows'), total: 300 };
    expect(reports).toEqual([
      { ...reading, done: 0 },
      { ...reading, done: 100 },
      { ...reading, done: 200 },
      { what: message('worker.progress.checkingRows'), done: 0, total: 0 },
    ]);
  });

  it('leaves the roles as they were where it is cancelled', async () => {
    const { handlers, dataset, settled } = await opened();
    const before = dataset('train');
    const cancel = new AbortController();
    const asked = handlers.setMapping(
      { slot: 'train', mapping: turned },
      { signal: cancel.signal, report: () => cancel.abort() },
    );
    await expect(asked).rejects.toThrow('aborted');
    await settled();
    expect(dataset('train')).toBe(before);
  });

  it('is overruled by a later one, even if that is made sooner', async () => {
    const { handlers, dataset } = await opened();
    const ends: string[] = [];
    const change = async (name: string, to: Mapping) => {
      await handlers.setMapping({ slot: 'train', mapping: to }, context());
      ends.push(name);
    };
    await Promise.all([change('first', turned), change('second', quick)]);
    expect(ends).toEqual(['second', 'first']);
    expect(dataset('train').roles).toEqual(quick.roles);
  });

  it('does not bring back a file that was replaced or closed meanwhile', async () => {
    const { handlers, dataset, has } = await opened();
    await handlers.openData({ slot: 'heldOut', file: fileOf('dev.csv', 0, 300), options: {} }, context());
    const changes = (['train', 'heldOut'] as const).map((slot) =>
      handlers.setMapping({ slot, mapping: turned }, context()),
    );
    await handlers.closeHeldOut(null, context());
    await handlers.openData({ slot: 'train', file: fileOf('other.csv', 0, 3), options: {} }, context());
    await Promise.all(changes);
    expect(has('heldOut')).toBe(false);
    expect(dataset('train').parsed.name).toBe('other.csv');
  });

  it('is waited for by what is asked after it', async () => {
    const { handlers, dataset, settled } = await opened();
    void handlers.setMapping({ slot: 'train', mapping: turned }, context());
    await settled();
    expect(dataset('train').roles).toEqual(turned.roles);
    void handlers.setMapping({ slot: 'train', mapping: quick }, context());
    // Of the rows of before too few would be held out; now there are none.
    expect(await handlers.evaluationFindings({ seed: 42, heldOut: 0.05 }, context())).toEqual([]);
  });
});
