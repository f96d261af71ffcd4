/** Answers every call, by the service that the list of calls names for it. */

import { renderEnglish } from '../messages/english';
import { calls, type ServiceName } from '../protocol/calls';
import type { Answer, HandlersOf, SomeHandlers } from './calls/handlers';
import { createDataService } from './services/data';
import { createFilesService } from './services/files';
import { createModelService } from './services/model';
import type { StepProfiling } from './stepProfiling';
import { createCheckpointStore } from './storage/checkpointStore';
import { opfsFolder } from './storage/folder';
import { sealedFolder } from './storage/sealedFiles';

type Services = { readonly [S in ServiceName]: () => Promise<HandlersOf<S>> };

export function createSession(profiling: Pick<StepProfiling, 'onStep'>): Answer {
  const data = createDataService(renderEnglish);
  const checkpoints = createCheckpointStore(sealedFolder(opfsFolder('checkpoints')));
  const files = createFilesService(checkpoints);
  const models = createModelService(data);
  const services: Services = {
    data: async () => data.handlers,
    files: async () => files,
    model: async () => models.handlers,
    run: once(async () => {
      const { createRunService } = await import('./services/run');
      return createRunService(data, models, checkpoints, profiling);
    }),
  };
  const loaded: Readonly<Record<ServiceName, () => Promise<SomeHandlers>>> = services;

  return async (name, params, context) => {
    const handlers = await loaded[calls[name].service]();
    if (calls[name].service !== 'data') await data.settled();
    const handler = handlers[name];
    if (!handler) throw new Error(`No service answers the call "${name}".`);
    return handler(params, context);
  };
}

/** What is loaded is loaded at its first use; a loading that failed is tried again at the next. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
