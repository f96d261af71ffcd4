/** The worker's entry. */

import { config } from 'zod/mini';
import { createWorkerPort } from '../protocol/port';
import { createStepProfiling } from './stepProfiling';
import { watchFaults } from './faults';
import { serve } from './serve';
import { createSession } from './session';
import { holdForLife } from './platform/alive';
import { clearSpool } from './storage/spool';

// The worker's policy forbids `new Function`, with which zod would compile its schemas.
config({ jitless: true });

const port = createWorkerPort(self);
watchFaults(self, (problem) => port.say({ kind: 'fault', problem }));
const profiling = createStepProfiling((profile) => port.say({ kind: 'stepProfile', profile }));

void clearSpool();
void holdForLife().then((lock) => lock !== null && port.say({ kind: 'alive', lock }));
serve(port, createSession(profiling), profiling.turnOn);
