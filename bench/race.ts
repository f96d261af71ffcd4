/** Contenders at one job, in turns, so that whatever slows the machine down slows all of them. */

import type { Answer, Job } from './jobs';

export interface Contender {
  readonly name: string;
  /** Loads what the job needs, and compiles what a first run would. */
  prepare(job: Job): Promise<void>;
  run(): Promise<Answer>;
  close(): Promise<void>;
}

export interface Result {
  readonly name: string;
  /** Of each round. */
  readonly seconds: readonly number[];
  /** Of the first run. */
  readonly check: number;
  readonly dispatches: number | null;
  /** Why there are no times; null where there are. */
  readonly failure: string | null;
}

/**
 * A step is short, and slower where a processor's caches and threads have served another: each turn begins with one that
 * does not count.
 * @param rounds of one run each, after one that does not count
 * @param say takes a line for each thing that happens
 */
export async function race(
  job: Job,
  contenders: readonly Contender[],
  rounds: number,
  say: (text: string) => void,
): Promise<readonly Result[]> {
  const results = new Map<Contender, Result>();
  try {
    for (const contender of contenders) {
      say(`  ${contender.name}: preparing`);
      results.set(contender, await first(contender, job));
    }
    for (let round = 1; round <= rounds; round++) {
      for (const [contender, result] of results) {
        if (result.failure !== null) continue;
        if (job.kind === 'step') await contender.run();
        const { seconds } = await contender.run();
        results.set(contender, { ...result, seconds: [...result.seconds, seconds] });
        say(`  round ${round} of ${rounds}: ${contender.name} ${seconds.toFixed(2)} s`);
      }
    }
  } finally {
    for (const contender of contenders) await contender.close();
  }
  return [...results.values()];
}

async function first(contender: Contender, job: Job): Promise<Result> {
  const { name } = contender;
  try {
    await contender.prepare(job);
    const { check, dispatches = null } = await contender.run();
    return { name, seconds: [], check, dispatches, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { name, seconds: [], check: NaN, dispatches: null, failure };
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
