/** Measures in a worker of the bench's page what the machine can do. */

import type { Backend } from '../jobs';
import { type Found, type LayerSize, measureMachine } from '../peak';
import { startSemblance } from './semblanceBackend';
import { serve } from './serve';

/** Tokens of a step, the model's widths, and where to measure. */
export interface Probe extends LayerSize {
  readonly backend: Backend;
}

serve(async ({ backend, ...size }: Probe) => {
  await startSemblance(backend);
  return (): Promise<Found> => measureMachine(size);
});
