/** sentence-transformers in a process of its own, asked line by line. */

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod/mini';
import { answerSchema, type Job } from './jobs';
import type { Contender } from './race';

const readySchema = z.object({ ready: z.literal(true) });
type Process = ChildProcessByStdio<Writable, Readable, null>;

/** @param python of the virtual environment with sentence-transformers */
export function pythonContender(name: string, python: string, threads: number): Contender {
  let child: Process | null = null;
  let lines: AsyncIterator<string> | null = null;
  const ask = async (line: string): Promise<unknown> => {
    child?.stdin.write(`${line}\n`);
    const answer = await lines?.next();
    if (!answer || answer.done) throw new Error(`${name} ended without an answer.`);
    return JSON.parse(answer.value);
  };
  return {
    name,
    async prepare(job: Job) {
      const env = { ...process.env, OMP_NUM_THREADS: String(threads), HF_HUB_OFFLINE: '1' };
      child = spawn(python, ['bench/python/rival.py', String(threads)], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env,
      });
      lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      readySchema.parse(await ask(JSON.stringify(job)));
    },
    run: async () => answerSchema.parse(await ask('run')),
    close: () =>
      new Promise((resolve) => {
        if (!child || child.exitCode !== null) return void resolve();
        child.on('exit', () => resolve());
        child.stdin.end();
      }),
  };
}
