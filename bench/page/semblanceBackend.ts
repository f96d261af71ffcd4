/** Starts the engine's backend in a worker of the bench's page, with all its threads. */

import { startBackend } from '../../src/ml/backend/startBackend';
import { startHelper } from '../../src/worker/platform/threads';
import { wasmPaths } from '../../src/worker/platform/addresses';
import type { Backend } from '../jobs';

export const startSemblance = (backend: Backend) => startBackend(backend, { wasmPaths, startHelper });
