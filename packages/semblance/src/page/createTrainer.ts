/** Starts a trainer with a worker of its own. */

import { createWorkerTrainer } from '../../../../src/client/workerTrainer';
import { ProblemError } from '../../../../src/core/errors';
import { withSentences } from '../errors';
import { semblanceTrainer } from './trainer';
import type { SemblanceTrainer, TrainerOptions } from './types';

/** Bundlers find the worker's script by this expression. */
const spawnWorker = (): Worker =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'semblance' });

/** The worker is started by the first call, and another one by the first call after a crash. */
export const createTrainer = ({ worker = spawnWorker, onFault }: TrainerOptions = {}): SemblanceTrainer =>
  semblanceTrainer(
    createWorkerTrainer(worker, {
      onFault: (problem) => onFault?.(withSentences(new ProblemError(problem))),
      debug: null,
    }),
  );
