/** Making a static model: its code is fetched when the model's group is opened. */

import { Suspense } from 'react';
import { retryable } from '../../faults/retryable';

const Made = retryable(async () => (await import('./MakeStatic')).MakeStatic);

export const MakeStatic = () => (
  <Suspense fallback={null}>
    <Made />
  </Suspense>
);
