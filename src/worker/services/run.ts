/** Runs on the page's behalf, one at a time: started, paused, stopped, and reported at the pace of the gate. */

import { message } from '../../messages/message';
import { RecipeError } from '../../core/errors';
import type { Progress, RunEvent } from '../../core/run/events';
import { estimateRunMemory } from '../../ml/memory/runMemory';
import { isSingle } from '../../ml/model/settings';
import { prepareRun } from '../../ml/run/prepareRun';
import { createRuns, type RunResult, type RunSetup } from '../../ml/train/runs';
import type { Hold } from '../../ml/train/queue';
import { createStepProbe } from '../../ml/train/stepProbe';
import type { NewRun } from '../../protocol/calls';
import type { CallContext, HandlersOf } from '../calls/handlers';
import { createFollower } from '../pace/follow';
import { createGate } from '../pace/gate';
import { createWorkerDevice } from '../platform/device';
import { software } from '../platform/software';
import { createKeptFiles } from '../storage/keptFiles';
import { createKeptModels } from '../storage/keptModels';
import type { DataService } from './data';
import { createDownloads } from './downloads';
import { createEncoders } from './encoders';
import { measuringOnnx } from './measuringOnnx';
import { createPushing } from './pushing';
import { exploring, modelChanged, runStarted } from './exploring';
import { measuring } from './measuring';
import type { ModelService } from './model';
import { createRunData } from './runData';
import { createSaving, type Saving } from './saving';
import { createTrainedModels } from './trained';
import type { StepProfiling } from '../stepProfiling';
import type { CheckpointStore } from '../storage/checkpointStore';

interface Running {
  readonly stop: AbortController;
  readonly report: CallContext<RunEvent>['report'];
  /** Null where nothing is trained. */
  readonly saving: Saving | null;
  /** False until all is loaded: there is nothing to pause yet. */
  pausable: boolean;
}

export function createRunService(
  data: DataService,
  models: ModelService,
  checkpoints: CheckpointStore,
  profiling: Pick<StepProfiling, 'onStep'>,
): HandlersOf<'run'> {
  const gate = createGate();
  const device = createWorkerDevice();
  const runs = createRuns();
  let running: Running | null = null;
  /** The run whose result the last one is, and the run that has trained its model, if one has. */
  let lastRun: { readonly id: string; readonly model: string | null } | null = null;
  const follower = createFollower(device, gate);
  const trained = createTrainedModels({ store: createKeptModels(), device, forget: runs.forget });
  const encoders = createEncoders({
    single: () => data.has('train') && isSingle(data.dataset('train')),
    models,
    device,
    current: () => runs.last,
    trained,
    running: () => running !== null,
  });
  const last = (id: string) =>
    runs.last && lastRun?.id === id ? { result: runs.last, model: lastRun.model } : null;
  const rows = createRunData(data, createKeptFiles());
  const downloads = createDownloads({ follower, last, trained, encoders, rows });
  models.onChange(() => void encoders.release(modelChanged()));

  /** One run from its start to its last event; its events go to the page at the pace of the gate. */
  async function perform(
    order: NewRun,
    /** The run whose model is used, if one is. */
    needs: string | null,
    { signal, report }: CallContext<RunEvent>,
    run: (setup: RunSetup, stop: AbortSignal) => AsyncGenerator<RunEvent>,
    savingUntil: (stop: AbortSignal) => Saving | null = () => null,
  ): Promise<null> {
    if (running) throw new RecipeError(message('worker.run.active'), message('worker.run.active.next'));
    if (downloads.busy()) {
      throw new RecipeError(message('worker.download.active'), message('worker.download.active.next'));
    }
    const stopping = new AbortController();
    const stop = stopping.signal;
    const saving = savingUntil(stop);
    running = { stop: stopping, report, saving, pausable: false };
    const before = runs.last;
    try {
      report({ type: 'state', state: 'loading' });
      // There may be no room for two.
      await encoders.release(runStarted());
      trained.release(needs);
      const setup = await prepare(order, saving, { signal, report });
      if (!stop.aborted) {
        report({ type: 'state', state: 'training' });
        running.pausable = true;
        await listen(run(setup, stop), { signal, report }, setup.hold);
      }
      report({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
      return null;
    } finally {
      gate.resume();
      running = null;
      if (runs.last && runs.last !== before) took(order.id, needs, runs.last);
    }
  }

  function took(id: string, needed: string | null, result: RunResult) {
    if (result.plan) trained.take(id, result);
    lastRun = { id, model: result.plan ? id : needed };
  }

  async function listen(
    events: AsyncGenerator<RunEvent>,
    context: CallContext<RunEvent>,
    hold: Hold | undefined,
  ) {
    try {
      await follower(context, hold)(events);
    } finally {
      // Frees its tensors. Not awaited: a read from a lost GPU may never end.
      void events.return(undefined).catch(() => {});
    }
  }

  async function prepare(
    { recipe, base }: NewRun,
    saving: Saving | null,
    { signal, report }: CallContext<RunEvent>,
  ): Promise<RunSetup> {
    const loading: CallContext<Progress> = {
      signal,
      report: (progress) => report({ type: 'progress', ...only(progress) }),
    };
    const sources = {
      dataset: data.dataset('train'),
      second: data.has('heldOut') ? data.dataset('heldOut') : null,
      loadModel: () => models.model(loading),
      loadBuiltin: () => models.read({ kind: 'builtin' }, loading),
      recipeFor: () => recipe,
      ...(saving && { openCheckpoints: saving.open }),
      startDevice: device.start,
    };
    const setup = await prepareRun(sources, report);
    const knownBase = { evaluation: base, software };
    const hold: Hold = {
      get holds() {
        return gate.paused;
      },
      queued: 0,
    };
    return { ...setup, knownBase, hold, probe: profiling.onStep && createStepProbe(profiling.onStep) };
  }

  return {
    ...downloads.handlers,
    ...createPushing(downloads),
    ...measuringOnnx({ follower, downloads, rows }),
    ...exploring({ data, follower, encoders }),
    ...measuring({ data, follower, encoders, models, device }),
    ...trained.handlers,
    train: ({ keeping, ...order }, context) =>
      perform(
        order,
        null,
        context,
        (setup, stop) => runs.train(setup, stop),
        (stop) => createSaving({ store: checkpoints, run: order.id, keeping, report: context.report, stop }),
      ),
    evaluate: ({ limit, allRows, trained: by, ...order }, context) =>
      perform(order, by?.id ?? null, context, async function* (setup, stop) {
        const rows = { limit, allRows };
        if (!by) return yield* runs.evaluate(setup, rows, stop);
        const report = (progress: Progress) => context.report({ type: 'progress', ...only(progress) });
        const { signal } = context;
        const model = await trained.open(by.id, order.recipe.compute, { signal, report });
        yield* runs.evaluateTrained(setup, { ...model, step: by.step }, rows, stop);
      }),
    pause() {
      if (!running?.pausable) return null;
      gate.pause();
      running.report({ type: 'state', state: 'paused' });
      return null;
    },
    resume() {
      if (!running || !gate.paused) return null;
      gate.resume();
      running.report({ type: 'state', state: 'training' });
      return null;
    },
    saveCheckpoints({ on }) {
      if (running?.saving) running.saving.on = on;
      return null;
    },
    stop() {
      running?.stop.abort();
      gate.resume();
      return null;
    },
    async estimateMemory(recipe, context) {
      return estimateRunMemory(recipe, await models.model(context), data.dataset('train')).estimate;
    },
  };
}

/** Without a deadline: a run reports on its own. */
const only = ({ what, done, total }: Progress): Progress => ({ what, done, total });
