import { afterEach, describe, expect, it } from 'vitest';

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

/** What a worker says that is made to fail, up to its sign of life. */
async function saidBy(failure: string): Promise<readonly unknown[]> {
  const worker = new Worker(new URL('./faultsWorker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  const said: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'alive') resolve();
      else said.push(data);
    };
    worker.onerror = ({ message }) => reject(new Error(`It crashed: ${message}`));
    worker.postMessage(failure);
  });
  return said;
}

const unexpected = (error: string) => ({
  kind: 'InternalError',
  what: { code: 'problem.unexpected', params: { error } },
});

describe('a worker that fails outside any call', () => {
  it('tells of an uncaught error with its stack, and lives on', async () => {
    const said = await saidBy('throws');
    expect(said).toMatchObject([unexpected('A stray callback.')]);
    expect(said[0]).toHaveProperty('stack', expect.stringMatching(/faultsWorker\.ts\S*:\d+:\d+/));
  });

  it('tells of an unhandled rejection', async () => {
    const said = await saidBy('rejects');
    expect(said).toMatchObject([unexpected('A stray promise.')]);
    expect(said[0]).toHaveProperty('stack', expect.stringContaining('faultsWorker'));
  });

  it('tells nothing of what was cancelled', async () => {
    expect(await saidBy('aborts')).toEqual([]);
  });
});
