import { describe, expect, it } from 'vitest';

function inWorker(scenario: string): Promise<unknown> {
  const worker = new Worker(new URL('./sealedFilesWorker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(scenario);
  }).finally(() => worker.terminate());
}

/** One fault while the checkpoints of steps 10, 20 and 30 are written. */
interface Found {
  readonly n: number;
  readonly saved: readonly number[];
  readonly reasons: readonly string[];
  readonly found: string | null;
  readonly listed: number | null;
  readonly skipped: number;
  readonly names: readonly string[];
}
const isFound = (value: unknown): value is readonly Found[] => Array.isArray(value) && value.length > 0;

async function faults(scenario: string): Promise<readonly Found[]> {
  const found = await inWorker(scenario);
  if (!isFound(found)) throw new Error(String(found));
  return found;
}

const run = 'run.with.dots-1';

describe('a sealed file', () => {
  it('gives back its files, and is replaced whole', async () => {
    expect(await inWorker('roundTrip')).toEqual({
      before: [[], null],
      listed: true,
      paths: ['x/one', 'empty', 'two'],
      sizes: [10, 0, 6],
      one: 'first file',
      part: 'rst fi',
      two: 'second',
      again: [['two'], 'new'],
      after: [],
    });
  });

  it('is absent where it is cut after any byte, and damaged where any byte has changed', async () => {
    expect(await inWorker('spoiled')).toEqual({
      cut: ['absent'],
      // A seal whose magic has changed is none.
      changed: expect.toSatisfy((found: unknown[]) => found.toSorted().join() === 'absent,damaged'),
      whole: 'something',
    });
  });
});

describe('the checkpoints of a run', () => {
  it('are two generations; a damaged one is passed over once, and the one before it is taken', async () => {
    expect(await inWorker('damaged')).toEqual({
      older: { found: 'step 20', skipped: ['damaged'] },
      once: { found: 'step 20', skipped: [] },
      none: { found: null, skipped: ['damaged'] },
      left: [['other', 7]],
      after: [],
    });
  });

  it('without room for write N, for every N up to 30, are still the newest one that was written', async () => {
    const found = await faults('quota');
    expect(found).toHaveLength(30);
    expect(found.filter(({ reasons }) => reasons.length > 0).length).toBeGreaterThan(9);
    for (const { n, saved, reasons, found: text, listed, skipped, names } of found) {
      // The third has a second try, in the place of the first.
      expect({ n, count: saved.length + reasons.length }).toEqual({ n, count: 3 });
      expect(reasons.every((reason) => reason === 'full')).toBe(true);
      const newest = saved.at(-1);
      expect({ n, text, listed, skipped }).toEqual({
        n,
        text: `step ${newest} of run`,
        listed: newest,
        skipped: 0,
      });
      expect(names).toEqual([`${run}.${newest}`, `${run}.40`].sort());
    }
  });

  it('of a worker that is killed in write N are the new one or the one before, never anything else', async () => {
    const found = await faults('kill');
    expect(found.length).toBe(15);
    for (const { n, saved, found: text, listed, skipped, names } of found) {
      const newest = saved.at(-1) ?? null;
      const expected = newest === null ? null : `step ${newest} of run`;
      expect({ n, text, listed, skipped }).toEqual({ n, text: expected, listed: newest, skipped: 0 });
      expect(names).toEqual([...(newest === null ? [] : [`${run}.${newest}`]), `${run}.40`].sort());
    }
    expect(new Set(found.map(({ saved }) => saved.length)).size).toBeGreaterThan(2);
  });
});
