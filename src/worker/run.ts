/** Runs on the page's behalf, one at a time: started, paused, stopped, and told of at the pace of the gate. */

import { RecipeError } from '../core/errors';
import type { Recipe } from '../core/recipe/types';
import type { RunEvent } from '../core/run/events';
import { checkRows } from '../core/run/parts';
import { estimateRunMemory } from '../ml/memory/runMemory';
import { createRuns, type RunSetup } from '../ml/train/runs';
import { createStepProbe } from '../ml/train/stepProbe';
import { createDevice } from './device';
import type { DataService } from './data';
import { createDownloads } from './downloads';
import { createEncoders } from './encoders';
import { exploring, modelChanged, runStarted } from './exploring';
import { createFollower } from './follow';
import { createGate } from './gate';
import type { ModelService } from './model';
import type { CallContext, Handlers } from './serve';
import type { StepProfiling } from './stepProfiling';

export type RunCall =
  | 'train'
  | 'evaluate'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'estimateMemory'
  | 'downloadModel'
  | 'downloadAdapter'
  | 'downloadPredictions'
  | 'downloadEmbeddings'
  | 'embed'
  | 'search';

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
): Pick<Handlers, RunCall> {
  const gate = createGate();
  const device = createDevice();
  const runs = createRuns();
  let running: Running | null = null;
  const current = () => runs.last;
  const follower = createFollower(device, gate);
  const downloads = createDownloads({ follower, current });
  const encoders = createEncoders({ models, device, current, running: () => running !== null });
  models.onChange(() => void encoders.release(modelChanged()));

  /** One run from its start to its last word; its events go to the page at the pace of the gate. */
  async function perform(
    recipe: Recipe,
    { signal, report }: CallContext<RunEvent>,
    run: (setup: RunSetup, stop: AbortSignal) => AsyncGenerator<RunEvent>,
  ): Promise<null> {
    if (running) throw new RecipeError('A run is still going.', 'Stop it, or wait until it ends.');
    if (downloads.busy()) {
      throw new RecipeError('The last model is still being read for a download.', 'Wait until it is there.');
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
    const dataset = data.dataset('train');
    checkRows(dataset);
    const description = await models.model({
      signal,
      report: ({ what, done, total }) => report({ type: 'progress', what, done, total }),
    });
    const started = await device.start(recipe.compute);
    report({ type: 'backend', ...started });
    const second = data.has('heldOut') ? data.dataset('heldOut') : null;
    const probe = profiling.onStep && createStepProbe(profiling.onStep);
    return { recipe, description, dataset, second, probe };
  }

  return {
    ...downloads.handlers,
    ...exploring({ data, follower, encoders }),
    train: (recipe, context) => perform(recipe, context, (setup, stop) => runs.train(setup, stop)),
    evaluate: ({ recipe, limit }, context) =>
      perform(recipe, context, (setup, stop) => runs.evaluate(setup, limit, stop)),
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
