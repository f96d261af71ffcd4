import { describe, expect, it } from 'vitest';
import { median, race, type Contender } from '../../bench/race';
import { raceTable } from '../../bench/report';

const job = { kind: 'encode', texts: [] } as const;

function fake(name: string, seconds: number, log: string[], fault?: string): Contender {
  return {
    name,
    async prepare() {
      log.push(`${name} prepares`);
      if (fault) throw new Error(fault);
    },
    async run() {
      log.push(name);
      return { seconds, check: 0.5 };
    },
    async close() {
      log.push(`${name} ends`);
    },
  };
}

describe('a race', () => {
  it('lets contenders run in turns, after one run each that does not count', async () => {
    const log: string[] = [];
    const results = await race(job, [fake('a', 1, log), fake('b', 2, log)], 2, () => {});
    expect(log).toEqual(['a prepares', 'a', 'b prepares', 'b', 'a', 'b', 'a', 'b', 'a ends', 'b ends']);
    expect(results.map(({ seconds }) => seconds)).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('lets a step of each turn go by before the one that counts', async () => {
    const log: string[] = [];
    await race({ kind: 'step', layers: 1, batches: [] }, [fake('a', 1, log), fake('b', 2, log)], 1, () => {});
    expect(log.slice(4, -2)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('continues without one that fails, and its table says why', async () => {
    const log: string[] = [];
    const results = await race(job, [fake('a', 1, log), fake('b', 2, log, 'no device')], 1, () => {});
    expect(log.filter((line) => line === 'b')).toEqual([]);
    const table = raceTable({
      race: { key: 'encode', title: 'Vectors', asked: [{ rival: 'b', most: 1, of: 'time' }] },
      results,
    });
    expect(table).toContain('| b | failed | no device |');
    expect(table).toContain('at most 1 × the time of b: not measured');
  });

  it('says by how much Semblance is ahead, and where it falls short', async () => {
    const results = await race(job, [fake('Semblance', 2, []), fake('rival', 4, [])], 3, () => {});
    const asked = [1, 0.4].map((most) => ({ rival: 'rival', most, of: 'time' }) as const);
    const table = raceTable({ race: { key: 'step', title: 'A step', asked }, results });
    expect(table).toContain('at most 1 × the time of rival: 0.50 ×, reached');
    expect(table).toContain('at most 0.4 × the time of rival: 0.50 ×, **falls short**');
  });
});

it('the median of an even number of times is between the middle two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 2, 9])).toBe(3);
});
