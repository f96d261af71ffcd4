/** The browser with the bench's page, whose workers are asked from here. */

import { chromium, type Browser, type Page } from 'playwright';
import * as z from 'zod/mini';
import { answerSchema, type Backend, type Job } from './jobs';
import type { WorkerName } from './page/main';
import type { Contender } from './race';

const replySchema = z.union([z.object({ error: z.string() }), z.object({ result: z.unknown() })]);

export interface BenchWorker {
  ask(message: unknown): Promise<unknown>;
  end(): Promise<void>;
}

export interface BenchPage {
  readonly version: string;
  worker(name: WorkerName): BenchWorker;
  contender(name: string, worker: WorkerName, backend: Backend): Contender;
  /** The GPU that pages get; null where there is none. */
  adapter(): Promise<string | null>;
  close(): Promise<void>;
}

export async function openPage(
  executablePath: string,
  args: readonly string[],
  origin: string,
): Promise<BenchPage> {
  const browser = await chromium.launch({ executablePath, args: [...args] });
  const page = await browser.newPage();
  await page.goto(origin);
  let workers = 0;
  const worker = (name: WorkerName) => newWorker(page, name, workers++);
  return {
    version: versionOf(browser),
    worker,
    contender: (name, kind, backend) => contender(name, () => worker(kind), backend),
    adapter: () =>
      page.evaluate(async () => {
        const gpu: GPU | undefined = navigator.gpu;
        const adapter = await gpu?.requestAdapter();
        if (!adapter) return null;
        const { vendor, architecture, description } = adapter.info;
        return [vendor, architecture, description].filter(Boolean).join(' ');
      }),
    close: () => browser.close(),
  };
}

const versionOf = (browser: Browser) => `Chromium ${browser.version()}`;

function newWorker(page: Page, name: WorkerName, id: number): BenchWorker {
  return {
    async ask(message) {
      const reply = replySchema.parse(
        await page.evaluate(([id, name, message]) => globalThis.ask(id, name, message), [
          id,
          name,
          message,
        ] as const),
      );
      if ('error' in reply) throw new Error(reply.error);
      return reply.result;
    },
    end: () => page.evaluate((id) => globalThis.end(id), id),
  };
}

function contender(name: string, open: () => BenchWorker, backend: Backend): Contender {
  let worker: BenchWorker | null = null;
  return {
    name,
    async prepare(job: Job) {
      worker = open();
      await worker.ask({ backend, job });
    },
    async run() {
      return answerSchema.parse(await worker?.ask('run'));
    },
    async close() {
      await worker?.end();
    },
  };
}
