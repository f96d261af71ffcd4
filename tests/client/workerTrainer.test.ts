import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MessageRecord } from '../../src/client/observer';
import { createWorkerTrainer, type WorkerLike } from '../../src/client/workerTrainer';
import { DataError, toProblem, type Problem } from '../../src/core/errors';
import { modelSettingsOf } from '../../src/core/recipe/modelSettings';
import { defaultRecipe } from '../../src/core/recipe/recipe';
import type { StepProfile } from '../../src/core/run/stepProfile';
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
  const port = createWorkerPort(port2);
  let debugged = 0;
  serve(
    port,
    (name, params, context) => {
      const handler = handlers[name];
      if (!handler) throw new DataError(message('worker.data.none'), message('worker.data.none.next'));
      return handler(params, context);
    },
    () => debugged++,
  );
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
  return {
    worker,
    port,
    crash: () => crashes.dispatchEvent(new Event('error')),
    debugged: () => debugged,
  };
}

const settings = modelSettingsOf(defaultRecipe);
const base = { run: null, compute: 'auto', settings } as const;

const consoleOf = () => ({
  error: vi.spyOn(console, 'error').mockImplementation(() => {}),
  warn: vi.spyOn(console, 'warn').mockImplementation(() => {}),
});
afterEach(() => vi.restoreAllMocks());

describe('createWorkerTrainer', () => {
  it('gives each call its own answer, reports before the result', async () => {
    const { worker } = fakeWorker({
      embed: async ({ texts }, { report }) => {
        report({ what: message('training.progress.encoding'), done: 1, total: 2 });
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
    await expect(trainer.call('tokenLengths', settings)).rejects.toMatchObject({
      problem: { kind: 'DataError', what: message('worker.data.none') },
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
    const call = trainer.call('tokenLengths', settings, { signal: controller.signal });
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

  it('after a crash sends a pending call that only reads to the new worker, and once only', async () => {
    const answering = [false, true, false, false];
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const answers = answering[spawned.length];
      const worker = fakeWorker({
        rowWindow: () => (answers ? { start: 0, total: 7, rows: [] } : new Promise(() => {})),
      });
      spawned.push(worker);
      return worker.worker;
    });
    const query = { slot: 'train', text: '', skippedOnly: false, line: null, start: 0, count: 10 } as const;
    const first = trainer.call('rowWindow', query);
    spawned[0]?.crash();
    await expect(first).resolves.toMatchObject({ total: 7 });
    spawned[1]?.crash();
    const second = trainer.call('rowWindow', query);
    await vi.waitFor(() => expect(spawned).toHaveLength(3));
    spawned[2]?.crash();
    await vi.waitFor(() => expect(spawned).toHaveLength(4));
    spawned[3]?.crash();
    await expect(second).rejects.toMatchObject({ problem: { kind: 'DeviceError' } });
    trainer.dispose();
  });

  it('after a crash repeats the open file before its mapping, and no mapping of a file before it', async () => {
    const report = await reportOf(scoredFile());
    const received: string[] = [];
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        openData: ({ options }) => (received.push(`open ${options.delimiter}`), report),
        setMapping: ({ mapping }) => (received.push(`label ${mapping.roles.label}`), report.examples),
        resume: () => null,
      });
      spawned.push(worker);
      return worker.worker;
    });
    const open = (delimiter: ',' | ';') =>
      trainer.call('openData', { slot: 'train', file: scoredFile(), options: { delimiter } });
    const assign = (label: number) =>
      trainer.call('setMapping', {
        slot: 'train',
        mapping: { roles: { sentence1: 0, sentence2: 1, negatives: [], label }, choices: {} },
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
    expect(received).toEqual(['open ;', 'label 3']);
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
    consoleOf();
    const { worker } = fakeWorker({
      tokenLengths: () => Promise.reject(new DOMException('The device is lost.', 'AbortError')),
    });
    const trainer = createWorkerTrainer(() => worker);
    await expect(trainer.call('tokenLengths', settings)).rejects.toMatchObject({
      problem: { kind: 'InternalError' },
    });
    trainer.dispose();
  });

  it('ends a worker that misses the deadline that it set itself, and names the tokenizer', async () => {
    const spawned: ReturnType<typeof fakeWorker>[] = [];
    const trainer = createWorkerTrainer(() => {
      const worker = fakeWorker({
        tokenLengths: (_, { report }) => {
          report({ what: message('training.progress.tokenising'), done: 0, total: 1, deadline: 0.05 });
          return new Promise(() => {});
        },
        resume: () => null,
      });
      spawned.push(worker);
      return worker.worker;
    });
    await expect(trainer.call('tokenLengths', settings)).rejects.toMatchObject({
      problem: { kind: 'ModelError', what: message('worker.tokenizer.endless', { seconds: 0.05 }) },
    });
    await expect(trainer.call('resume', null)).resolves.toBeNull();
    expect(spawned).toHaveLength(2);
    trainer.dispose();
  });
});

describe('what goes wrong in the worker', () => {
  it('crosses with its stack where it is unexpected, and is logged with it', async () => {
    const log = consoleOf();
    const { worker } = fakeWorker({
      pause: function brokenHandler() {
        throw new RangeError('Too far.');
      },
    });
    const trainer = createWorkerTrainer(() => worker);
    const error: unknown = await trainer.call('pause', null).catch((reason: unknown) => reason);
    const stack = toProblem(error).stack ?? '';
    expect(stack).toMatch(/^RangeError: Too far\.\n\s+at .*brokenHandler/);
    expect(log.error.mock.calls).toMatchObject([[{ name: 'RangeError', message: 'Too far.', stack }]]);
    trainer.dispose();
  });

  it('crosses without one where it is expected; what it came from is logged as a warning', async () => {
    const log = consoleOf();
    const { worker } = fakeWorker({
      pause: () =>
        Promise.reject(
          new DataError(message('data.file.quotes', { line: 1 }), message('recipe.fixFile'), {
            cause: new TypeError('Below.'),
          }),
        ),
    });
    const trainer = createWorkerTrainer(() => worker);
    const error: unknown = await trainer.call('pause', null).catch((reason: unknown) => reason);
    expect(toProblem(error)).not.toHaveProperty('stack');
    expect(log.error).not.toHaveBeenCalled();
    expect(log.warn.mock.calls).toMatchObject([
      ['DataError, caused by', { name: 'TypeError', message: 'Below.' }],
    ]);
    trainer.dispose();
  });

  it('is reported and logged outside any call too, and does not end the worker', async () => {
    const log = consoleOf();
    const { worker, port } = fakeWorker({ pause: () => null });
    const faults: Problem[] = [];
    const onFault = (problem: Problem) => void faults.push(problem);
    const trainer = createWorkerTrainer(() => worker, { onFault, debug: null });
    await trainer.call('pause', null);
    const problem = toProblem(new RangeError('Stray.'));
    port.say({ kind: 'fault', problem });
    await trainer.call('pause', null);
    expect(faults).toEqual([problem]);
    expect(log.error.mock.calls).toMatchObject([[{ message: 'Stray.', stack: problem.stack }]]);
    trainer.dispose();
  });
});

describe('debugging', () => {
  it('asks the worker for step profiles, and sees every message with its time and size', async () => {
    const { worker, port, debugged } = fakeWorker({
      embed: async ({ texts }, { report }) => {
        report({ what: message('training.progress.encoding'), done: 1, total: 2 });
        return texts.map(() => new Float32Array(1000));
      },
    });
    const seen: MessageRecord[] = [];
    const profiles: StepProfile[] = [];
    const debug = {
      onMessage: (record: MessageRecord) => void seen.push(record),
      onStep: (profile: StepProfile) => void profiles.push(profile),
    };
    const trainer = createWorkerTrainer(() => worker, { onFault: () => {}, debug });
    await trainer.call('embed', { ...base, texts: ['a', 'b'] });
    expect(seen.map(({ direction, name }) => `${name} ${direction}`)).toEqual([
      'embed request to worker',
      'embed report to page',
      'embed result to page',
    ]);
    expect(seen[0]?.ms).toBeNull();
    expect(seen[2]?.ms).toBeGreaterThanOrEqual(seen[1]?.ms ?? Infinity);
    expect(seen[2]?.bytes).toBeGreaterThan(8000);
    expect(seen[2]?.bytes).toBeLessThan(8200);
    expect(debugged()).toBe(1);

    const ms = { tokenise: 1, forward: 2, backward: 3, 'read-back': 4, update: 5 };
    const profile = {
      step: 1,
      ms,
      dispatches: 7,
      memory: { tensors: 1, tensorBytes: 4, backendBytes: null },
    };
    port.say({ kind: 'stepProfile', profile });
    await trainer.call('embed', { ...base, texts: [] });
    expect(profiles).toEqual([profile]);
    trainer.dispose();
  });

  it('is off unless asked for', async () => {
    const { worker, debugged } = fakeWorker({ pause: () => null });
    const trainer = createWorkerTrainer(() => worker);
    await trainer.call('pause', null);
    expect(debugged()).toBe(0);
    trainer.dispose();
  });
});
