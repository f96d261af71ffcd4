/** The worker's entry. */

import { config } from 'zod/mini';
import { createWorkerPort } from '../protocol/port';
import { serve } from './serve';
import { createSession } from './session';
import { clearSpool } from './storage/spool';

// The worker's policy forbids `new Function`, with which zod would compile its schemas.
config({ jitless: true });

void clearSpool();
serve(createWorkerPort(self), createSession());
