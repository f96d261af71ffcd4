/** The worker's entry. */

import { createWorkerPort } from '../protocol/port';
import { serve } from './serve';
import { createSession } from './session';
import { clearSpool } from './spool';

void clearSpool();
serve(createWorkerPort(self), createSession());
