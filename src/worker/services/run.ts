/** Runs on the page's behalf, one at a time: started, paused, stopped, and reported at the pace of the gate. */

import { message } from '../../messages/message';
import { RecipeError } from '../../core/errors';
import { baseModelId } from '../../core/recipe/changes';
import { teacherModelOf } from '../../core/recipe/conditions';
import type { Compute, Recipe } from '../../core/recipe/types';
import type { Progress, RunEvent } from '../../core/run/events';
import { estimateRunMemory } from '../../ml/memory/runMemory';
import { isSingle } from '../../ml/model/settings';
import { prepareRun } from '../../ml/run/prepareRun';
import { createRuns, type RunResult, type RunSetup } from '../../ml/train/runs';
import type { Hold } from '../../ml/train/queue';
import { createStepProbe } from '../../ml/train/stepProbe';
import type { ModelSource, NewRun } from '../../protocol/calls';
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
import type { StepTiming } from '../../core/device/timing';
import { startAutomatic } from '../device/automatic';
import { checkDevices } from '../device/checking';
import type { TimedRun } from '../device/timing';
import { firstAttempt, recovering, type Attempt } from '../device/recovery';
import { createRunData } from './runData';
import { createSaving, type Saving } from './saving';
import { createTrainedModels } from './trained';
import type { StepProfiling } from '../stepProfiling';
import type { CheckpointStore } from '../storage/checkpointStore';

/** What a training run does on its way. */
interface Training {
  /** The model that is the loss's teacher; null for the built-in one. */
  readonly teacher: ModelSource | null;
  readonly saving: Saving;
  /** Takes the times of a step that was measured. */
  readonly onTiming: (timing: StepTiming) => void;
}

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
  /** Whether the devices are being checked. */
  let checking = false;
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
    occupied: () =>
      running
        ? new RecipeError(message('worker.run.usesModel'), message('worker.run.active.next'))
        : checking
          ? beingChecked()
          : null,
  });
  const last = (id: string) =>
    runs.last && lastRun?.id === id ? { result: runs.last, model: lastRun.model } : null;
  const rows = createRunData(data, createKeptFiles());
  const downloads = createDownloads({ follower, last, trained, encoders, rows });
  models.onChange(() => void encoders.release(modelChanged()));

  /** @throws RecipeError while something else has the device */
  function refuseTwo(): void {
    if (running) throw new RecipeError(message('worker.run.active'), message('worker.run.active.next'));
    if (checking) throw beingChecked();
    if (downloads.busy()) {
      throw new RecipeError(message('worker.download.active'), message('worker.download.active.next'));
    }
  }

  /** One run from its start to its last event; its events go to the page at the pace of the gate. */
  async function perform(
    order: NewRun,
    /** The run whose model is used, if one is. */
    needs: string | null,
    { signal, report }: CallContext<RunEvent>,
    run: (setup: RunSetup, stop: AbortSignal) => AsyncGenerator<RunEvent>,
    trainingUntil: ((stop: AbortSignal) => Training) | null = null,
  ): Promise<null> {
    refuseTwo();
    const stopping = new AbortController();
    const stop = stopping.signal;
    const training = trainingUntil && trainingUntil(stop);
    const now: Running = { stop: stopping, report, saving: training && training.saving, pausable: false };
    running = now;
    const before = runs.last;
    try {
      report({ type: 'state', state: 'loading' });
      // There may be no room for two.
      await encoders.release(runStarted());
      trained.release(needs);
      const attempt = async (one: Attempt) => {
        now.pausable = false;
        const setup = await prepare(order, training, { signal, ...one });
        // One that was stopped after its GPU was lost still comes to the model of its checkpoint.
        if (stop.aborted && !one.afterLoss) return;
        one.begins(setup.checkpoints?.from?.step ?? 0);
        one.report({ type: 'state', state: 'training' });
        now.pausable = true;
        await listen(run(setup, stop), { signal, report: one.report }, setup.hold);
      };
      if (training) await recovering(attempt, { device, report, signal });
      else await attempt({ ...firstAttempt, report });
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

  const timedRun = (setup: Pick<RunSetup, 'recipe' | 'description' | 'dataset' | 'second'>): TimedRun => ({
    ...setup,
    data: data.fingerprintOf(setup.dataset) ?? '',
  });
  const openData = () => ({
    dataset: data.dataset('train'),
    second: data.has('heldOut') ? data.dataset('heldOut') : null,
  });

  async function prepare(
    { recipe, base, timings }: NewRun,
    training: Training | null,
    { signal, report, ...attempt }: Attempt & CallContext<RunEvent>,
  ): Promise<RunSetup> {
    const say = (progress: Progress) => report({ type: 'progress', ...only(progress) });
    const sources = {
      ...openData(),
      loadModel: () => models.model({ signal, report: say }),
      loadTeacher: () => models.read(teacherOf(recipe, training), { signal, report: say }),
      recipeFor: () => recipe,
      ...(training && { openCheckpoints: () => training.saving.open(attempt.afterLoss) }),
      startDevice(compute: Compute, setup: RunSetup) {
        if (attempt.compute) return device.start(attempt.compute);
        if (compute !== 'auto' || !training) return device.start(compute);
        const before = setup.checkpoints?.from?.backend ?? null;
        const parts = { device, timings, onTiming: training.onTiming, report: say, signal };
        return startAutomatic(timedRun(setup), before, parts);
      },
    };
    const setup = await prepareRun(sources, report);
    const knownBase = { evaluation: attempt.base ?? base, software };
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
    train: ({ keeping, teacher, ...order }, context) =>
      perform(
        order,
        null,
        context,
        (setup, stop) => runs.train(setup, stop),
        (stop) => ({
          teacher,
          saving: createSaving({ store: checkpoints, run: order.id, keeping, report: context.report, stop }),
          onTiming: (timing) => context.report({ type: 'timed', timing }),
        }),
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
    async checkDevice({ recipe }, context) {
      refuseTwo();
      checking = true;
      const run = async () =>
        data.has('train')
          ? timedRun({ ...openData(), recipe, description: await models.model(context) })
          : null;
      try {
        await encoders.release(beingChecked());
        return await checkDevices({ device, run }, context);
      } finally {
        checking = false;
      }
    },
    async estimateMemory(recipe, context) {
      return estimateRunMemory(recipe, await models.model(context), data.dataset('train')).estimate;
    },
  };
}

/** @throws RecipeError where the recipe names a model that did not come along */
function teacherOf(recipe: Recipe, training: Training | null): ModelSource {
  const named = teacherModelOf(recipe);
  if (training?.teacher) return training.teacher;
  if (named?.kind !== 'folder' && named?.kind !== 'hub') return { kind: 'builtin' };
  throw new RecipeError(
    message('worker.teacher.missing', { name: baseModelId(named) }),
    message('worker.teacher.missing.next'),
  );
}

const beingChecked = () =>
  new RecipeError(message('worker.device.beingChecked'), message('worker.device.beingChecked.next'));

/** Without a deadline: a run reports on its own. */
const only = ({ what, done, total }: Progress): Progress => ({ what, done, total });
