/** Runs on the page's behalf, one at a time: started, paused, stopped, and reported at the pace of the gate. */

import { message } from '../../messages/message';
import { RecipeError } from '../../core/errors';
import type { Recipe } from '../../core/recipe/types';
import type { RunEvent } from '../../core/run/events';
import { estimateRunMemory } from '../../ml/memory/runMemory';
import { isSingle } from '../../ml/model/settings';
import { prepareRun } from '../../ml/run/prepareRun';
import { createRuns, type RunSetup } from '../../ml/train/runs';
import { createStepProbe } from '../../ml/train/stepProbe';
import type { CallContext, HandlersOf } from '../calls/handlers';
import { createFollower } from '../pace/follow';
import { createGate } from '../pace/gate';
import { createWorkerDevice } from '../platform/device';
import type { DataService } from './data';
import { createDownloads } from './downloads';
import { createEncoders } from './encoders';
import { exploring, modelChanged, runStarted } from './exploring';
import type { ModelService } from './model';
import type { StepProfiling } from '../stepProfiling';

interface Running {
  readonly stop: AbortController;
  readonly report: CallContext<RunEvent>['report'];
  /** False until all is loaded: there is nothing to pause yet. */
  pausable: boolean;
}

export function createRunService(
  data: DataService,
  models: ModelService,
  profiling: Pick<StepProfiling, 'onStep'>,
): HandlersOf<'run'> {
  const gate = createGate();
  const device = createWorkerDevice();
  const runs = createRuns();
  let running: Running | null = null;
  const current = () => runs.last;
  const follower = createFollower(device, gate);
  const downloads = createDownloads({ follower, current });
  const encoders = createEncoders({
    single: () => data.has('train') && isSingle(data.dataset('train')),
    models,
    device,
    current,
    running: () => running !== null,
  });
  models.onChange(() => void encoders.release(modelChanged()));

  /** One run from its start to its last event; its events go to the page at the pace of the gate. */
  async function perform(
    recipe: Recipe,
    { signal, report }: CallContext<RunEvent>,
    run: (setup: RunSetup, stop: AbortSignal) => AsyncGenerator<RunEvent>,
  ): Promise<null> {
    if (running) throw new RecipeError(message('worker.run.active'), message('worker.run.active.next'));
    if (downloads.busy()) {
      throw new RecipeError(message('worker.download.active'), message('worker.download.active.next'));
    }
    running = { stop: new AbortController(), report, pausable: false };
    const stop = running.stop.signal;
    try {
      report({ type: 'state', state: 'loading' });
      // There may be no room for two.
      await encoders.release(runStarted());
      const setup = await prepare(recipe, { signal, report });
      if (!stop.aborted) {
        report({ type: 'state', state: 'training' });
        running.pausable = true;
        await listen(run(setup, stop), { signal, report });
      }
      report({ type: 'state', state: stop.aborted ? 'stopped' : 'finished' });
      return null;
    } finally {
      gate.resume();
      running = null;
    }
  }

  async function listen(events: AsyncGenerator<RunEvent>, context: CallContext<RunEvent>) {
    try {
      await follower(context)(events);
    } finally {
      // Frees its tensors. Not awaited: a read from a lost GPU may never end.
      void events.return(undefined).catch(() => {});
    }
  }

  async function prepare(recipe: Recipe, { signal, report }: CallContext<RunEvent>): Promise<RunSetup> {
    const sources = {
      dataset: data.dataset('train'),
      second: data.has('heldOut') ? data.dataset('heldOut') : null,
      loadModel: () =>
        models.model({
          signal,
          report: ({ what, done, total }) => report({ type: 'progress', what, done, total }),
        }),
      recipeFor: () => recipe,
      startDevice: device.start,
    };
    const setup = await prepareRun(sources, report);
    return { ...setup, probe: profiling.onStep && createStepProbe(profiling.onStep) };
  }

  return {
    ...downloads.handlers,
    ...exploring({ data, follower, encoders }),
    train: (recipe, context) => perform(recipe, context, (setup, stop) => runs.train(setup, stop)),
    evaluate: ({ recipe, limit, allRows }, context) =>
      perform(recipe, context, (setup, stop) => runs.evaluate(setup, { limit, allRows }, stop)),
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
