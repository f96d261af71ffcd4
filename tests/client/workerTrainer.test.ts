import { describe, expect, it } from 'vitest';
import { createWorkerTrainer, type WorkerLike } from '../../src/client/workerTrainer';
import { DataError } from '../../src/core/errors';
import { createWorkerPort } from '../../src/protocol/port';
import type { SomeHandlers } from '../../src/worker/calls/handlers';
import { serve } from '../../src/worker/serve';
import { message } from '../../src/messages/message';
import { builtinModel, reportOf, scoredFile } from '../fixtures/studio';

/** A worker whose handlers run on the other end of a real message channel; `crash` is what a browser reports. */
function fakeWorker(handlers: SomeHandlers) {
  const { port1, port2 } = new MessageChannel();
  const crashes = new EventTarget();
  port2.start();
  serve(createWorkerPort(port2), (name, params, context) => {
    const handler = handlers[name];
    if (!handler) throw new DataError('Not in this test.', 'Add a handler.');
    return handler(params, context);
  });
  port1.start();
  const worker: WorkerLike = {
    postMessage: (message) => port1.postMessage(message),
    addEventListener(type: 'message' | 'error', listener: (event: never) => void) {
      const target: EventTarget = type === 'message' ? port1 : crashes;
      target.addEventListener(type, (event) => Reflect.apply(listener, undefined, [event]));
    },
    terminate() {
      port1.close();
      port2.close();
    },
  };
  return { worker, crash: () => crashes.dispatchEvent(new Event('error')) };
}

const base = { model: 'base', compute: 'auto' } as const;

describe('createWorkerTrainer', () => {
  it('gives each call its own answer, reports before the result', async () => {
    const { worker } = fakeWorker({
      embed: async ({ texts }, { report }) => {
        report({ what: 'Encoding', done: 1, total: 2 });
        return texts.map((text) => Float32Array.of(text.length));
      },
    });
    const trainer = createWorkerTrainer(() => worker);
    const reports: number[] = [];
    const [long, short] = await Promise.all([
      trainer.call('embed', { ...base, texts: ['three'] }, { onReport: ({ done }) => reports.push(done) }),
      trainer.call('embed', { ...base, texts: ['a'] }),
    ]);
    expect([long[0]?.[0], short[0]?.[0]]).toEqual([5, 1]);
    expect(reports).toEqual([1]);
    trainer.dispose();
  });

  it('rejects with the problem that the worker names', async () => {
    const { worker } = fakeWorker({});
    const trainer = createWorkerTrainer(() => worker);
    await expect(trainer.call('tokenLengths', null)).rejects.toMatchObject({
      problem: { kind: 'DataError', what: 'Not in this test.' },
    });
    trainer.dispose();
  });

  it('cancels a call in the worker when its signal aborts', async () => {
    const { worker } = fakeWorker({
      tokenLengths: (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const trainer = createWorkerTrainer(() => worker);
    const controller = new AbortController();
    const call = trainer.call('tokenLengths', null, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    trainer.dispose();
  });

  it('after a crash rejects pending calls, and repeats to a new worker what set the state of the lost one', async () => {
    const received: string[] = [];
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        closeHeldOut: () => (received.push(`close in ${spawned.length}`), null),
        pause: () => new Promise(() => {}),
        resume: () => (received.push(`resume in ${spawned.length}`), null),
      });
      spawned.push(worker);
      return worker.worker;
    });
    await trainer.call('closeHeldOut', null);
    const lost = trainer.call('pause', null);
    spawned[0]?.crash();
    await expect(lost).rejects.toMatchObject({ problem: { kind: 'DeviceError' } });
    await trainer.call('resume', null);
    expect(received).toEqual(['close in 1', 'close in 2', 'resume in 2']);
    trainer.dispose();
  });

  it('after a crash repeats the open file before its roles, and no roles of a file before it', async () => {
    const report = await reportOf(scoredFile());
    const received: string[] = [];
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        openData: ({ options }) => (received.push(`open ${options.delimiter}`), report),
        assignRoles: ({ roles }) => (received.push(`roles ${roles.label}`), report.examples),
        resume: () => null,
      });
      spawned.push(worker);
      return worker.worker;
    });
    const open = (delimiter: ',' | ';') =>
      trainer.call('openData', { slot: 'train', file: scoredFile(), options: { delimiter } });
    const assign = (label: number) =>
      trainer.call('assignRoles', {
        slot: 'train',
        roles: { sentence1: 0, sentence2: 1, negative: null, label },
      });
    await open(',');
    await assign(2);
    await open(';');
    received.length = 0;
    spawned[0]?.crash();
    await trainer.call('resume', null);
    expect(received).toEqual(['open ;']);

    await assign(3);
    received.length = 0;
    spawned[1]?.crash();
    await trainer.call('resume', null);
    expect(received).toEqual(['open ;', 'roles 3']);
    trainer.dispose();
  });

  it('after a crash repeats no file that was closed, and only the newest base model', async () => {
    const received: string[] = [];
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const report = await reportOf(scoredFile());
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        openData: ({ slot }) => (received.push(`open ${slot}`), report),
        closeHeldOut: () => (received.push('close heldOut'), null),
        loadModel: (source) => (received.push(`load ${source.kind}`), builtinModel),
        resume: () => null,
      });
      spawned.push(worker);
      return worker.worker;
    });
    for (const slot of ['train', 'heldOut'] as const) {
      await trainer.call('openData', { slot, file: scoredFile(), options: {} });
    }
    await trainer.call('loadModel', { kind: 'builtin' });
    await trainer.call('closeHeldOut', null);
    await trainer.call('loadModel', { kind: 'folder', name: 'mine', files: [] });
    received.length = 0;
    spawned[0]?.crash();
    await trainer.call('resume', null);
    expect(received).toEqual(['open train', 'close heldOut', 'load folder']);
    trainer.dispose();
  });

  it('reports once what cannot be repeated to a new worker, and continues without it', async () => {
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const first = spawned.length === 0;
      const worker = fakeWorker({ ...(first ? { closeHeldOut: () => null } : {}), resume: () => null });
      spawned.push(worker);
      return worker.worker;
    });
    await trainer.call('closeHeldOut', null);
    spawned[0]?.crash();
    await expect(trainer.call('resume', null)).rejects.toMatchObject({ problem: { kind: 'DataError' } });
    expect(await trainer.call('resume', null)).toBeNull();
    trainer.dispose();
  });

  it('takes an AbortError without a cancelled call as a problem', async () => {
    const { worker } = fakeWorker({
      tokenLengths: () => Promise.reject(new DOMException('The device is lost.', 'AbortError')),
    });
    const trainer = createWorkerTrainer(() => worker);
    await expect(trainer.call('tokenLengths', null)).rejects.toMatchObject({
      problem: { kind: 'InternalError' },
    });
    trainer.dispose();
  });

  it('ends a worker that misses the deadline that it set itself, and names the tokenizer', async () => {
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        tokenLengths: (_, { report }) => {
          report({ what: 'Tokenising', done: 0, total: 1, deadline: 0.05 });
          return new Promise(() => {});
        },
        resume: () => null,
      });
      spawned.push(worker);
      return worker.worker;
    });
    await expect(trainer.call('tokenLengths', null)).rejects.toMatchObject({
      problem: { kind: 'ModelError', what: message('worker.tokenizer.endless', { seconds: 0.05 }) },
    });
    await expect(trainer.call('resume', null)).resolves.toBeNull();
    expect(spawned).toHaveLength(2);
    trainer.dispose();
  });
});
