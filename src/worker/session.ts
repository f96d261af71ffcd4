/** Everything that the worker can be asked, put together from its desks. */

import { createDataService } from './data';
import { createModelService } from './model';
import type { RunCall } from './run';
import type { Handlers } from './serve';
import type { StepProfiling } from './stepProfiling';

export function createSession(profiling: Pick<StepProfiling, 'onStep'>): Handlers {
  const data = createDataService();
  const models = createModelService(data);
  let service: Promise<Pick<Handlers, RunCall>> | null = null;

  /** What computes needs tfjs, which is fetched when it is first asked for. */
  const run = () =>
    (service ??= import('./run').then(({ createRunService }) => createRunService(data, models, profiling)));

  return {
    ...data.handlers,
    ...models.handlers,
    train: async (...call) => (await run()).train(...call),
    evaluate: async (...call) => (await run()).evaluate(...call),
    pause: async (...call) => (await run()).pause(...call),
    resume: async (...call) => (await run()).resume(...call),
    stop: async (...call) => (await run()).stop(...call),
    estimateMemory: async (...call) => (await run()).estimateMemory(...call),
    downloadAdapter: async (...call) => (await run()).downloadAdapter(...call),
    downloadModel: async (...call) => (await run()).downloadModel(...call),
    downloadPredictions: async (...call) => (await run()).downloadPredictions(...call),
    downloadEmbeddings: async (...call) => (await run()).downloadEmbeddings(...call),
    embed: async (...call) => (await run()).embed(...call),
    search: async (...call) => (await run()).search(...call),
  };
}
