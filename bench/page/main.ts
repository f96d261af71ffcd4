/** The page that contenders' workers live in. Playwright asks them through `ask`. */

const workers = {
  semblance: () => new Worker(new URL('./semblance.ts', import.meta.url), { type: 'module' }),
  plainTfjs: () => new Worker(new URL('./plainTfjs.ts', import.meta.url), { type: 'module' }),
  jax: () => new Worker(new URL('./jax.ts', import.meta.url), { type: 'module' }),
  onnx: () => new Worker(new URL('./onnx.ts', import.meta.url), { type: 'module' }),
  growth: () => new Worker(new URL('./growth.ts', import.meta.url), { type: 'module' }),
  memory: () => new Worker(new URL('./memory.ts', import.meta.url), { type: 'module' }),
  probe: () => new Worker(new URL('./probe.ts', import.meta.url), { type: 'module' }),
};
export type WorkerName = keyof typeof workers;

declare global {
  /** Sends a message to the worker `id`, made at its first; the worker's reply. */
  function ask(id: number, name: WorkerName, message: unknown): Promise<unknown>;
  function end(id: number): void;
}

const open = new Map<number, Worker>();

globalThis.ask = (id, name, message) => {
  const worker = open.get(id) ?? workers[name]();
  open.set(id, worker);
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.onerror = ({ message: error }) => resolve({ error });
    worker.postMessage(message);
  });
};

globalThis.end = (id) => {
  open.get(id)?.terminate();
  open.delete(id);
};
