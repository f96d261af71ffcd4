import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReplayTrainer } from '../../src/client/replayTrainer';
import { timedModel, timingContext, type StepTiming } from '../../src/core/device/timing';
import { RecipeError } from '../../src/core/errors';
import { message } from '../../src/messages/message';
import { expectedStep } from '../../src/state/settings/timings';
import { openFileOf } from '../../src/state/stages';
import { createAppStore } from '../../src/state/store/createAppStore';
import { builtinModel, deviceReport, runEvents, scoredFile } from '../fixtures/studio';
import { settled, stopTime, studio } from './studio';

beforeEach(stopTime);
afterEach(() => void vi.useRealTimers());

/** `localStorage`, as far as it is needed. */
function memoryStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

const { timing } = deviceReport;
if (!timing) throw new Error('The report has no times.');

describe('measured steps', () => {
  it('come with the check of the device, and with a run that measures one', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    const checking = state().checkDevice();
    expect(state().deviceCheck).toEqual({ kind: 'checking', progress: null });
    await checking;
    expect(state().deviceCheck).toEqual({ kind: 'checked', report: deviceReport });
    expect(state().timings).toEqual([timing]);

    const another = { ...timing, batchSize: 64 };
    const { state: second, trainer } = await studio({
      train: { reports: [{ type: 'timed', timing: another }, ...runEvents()], end: { result: null } },
    });
    await second().openFile(scoredFile());
    await second().train();
    expect(second().timings).toEqual([another]);
    await second().train();
    const [, again] = trainer.asked.filter(({ name }) => name === 'train');
    expect(again?.params).toMatchObject({ timings: [another] });
  });

  it('are kept between visits, and deleted with everything else', async () => {
    const storage = memoryStorage();
    const { state } = await studio({}, undefined, { storage });
    state().timed(timing);
    const later = createAppStore(createReplayTrainer({}), { storage }).getState();
    expect(later.timings).toEqual([timing]);
    expect(await state().clearEverything()).toBe(true);
    expect(state().timings).toEqual([]);
    expect(storage.items.size).toBe(0);
  });

  it('say how long a step of the next run takes, where they are of the same data and settings', async () => {
    const { state } = await studio();
    await state().openFile(scoredFile());
    await state().ensureModel();
    expect(expectedStep(state())).toBeNull();
    const data = openFileOf(state().files.train)?.report.fingerprint ?? '';
    const own: StepTiming = {
      ...timing,
      model: timedModel(builtinModel),
      batchSize: state().recipe.batchSize,
      context: timingContext(data, state().recipe),
    };
    state().timed(own);
    expect(expectedStep(state())).toEqual({ seconds: own.seconds.webgpu, backend: 'webgpu' });
    state().setField('compute', 'wasm');
    expect(expectedStep(state())).toEqual({ seconds: own.seconds.wasm, backend: 'wasm' });
    state().setField('compute', 'cpu');
    expect(expectedStep(state())).toBeNull();
    state().setField('compute', 'auto');
    state().setField('maxSeqLength', 16);
    expect(expectedStep(state())).toBeNull();
  });
});

describe('the check of the devices', () => {
  it('that is refused says why, and leaves the earlier result', async () => {
    const refused = new RecipeError(message('worker.run.active'), message('worker.run.active.next'));
    let calls = 0;
    const { state } = await studio({
      checkDevice: () => ({ end: calls++ === 0 ? { result: deviceReport } : { problem: refused.problem } }),
    });
    await state().checkDevice();
    await state().checkDevice();
    expect(state().deviceCheck).toEqual({ kind: 'checked', report: deviceReport });
    expect(state().problems.recipe).toEqual(refused.problem);
  });

  it('can be cancelled', async () => {
    const { state } = await studio({}, () => new Promise(() => {}));
    void state().checkDevice();
    await settled();
    expect(state().deviceCheck.kind).toBe('checking');
    state().cancelDeviceCheck();
    await settled();
    expect(state()).toMatchObject({ deviceCheck: { kind: 'none' }, problems: {} });
  });
});
